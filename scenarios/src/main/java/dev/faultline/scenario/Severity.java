package dev.faultline.scenario;

/** How bad the incident is for users, as the incident document grades it. */
public enum Severity {
  MEDIUM,
  HIGH,
  CRITICAL
}
