package dev.faultline.fault;

/**
 * How much of a fault was asked and measured; the run is INVALID outside {@code least} to {@code
 * most}.
 */
public record Dose(
    String name, String unit, double asked, double measured, double least, double most) {}
