package dev.faultline.scenario;

import java.time.Duration;

/**
 * The load of a scenario: an open model, arrivals do not wait for answers.
 *
 * @param rate arrivals per second, evenly spaced
 * @param users how users are drawn
 * @param duplicates part of the arrivals that repeat an earlier user's request
 * @param statusReads part of those who were told a request id and then look at its status, once
 * @param warmup load before anything is judged
 * @param control undisturbed load that the later phases are compared with
 */
public record LoadSpec(
    Rate rate,
    Users users,
    Share duplicates,
    Share statusReads,
    Duration warmup,
    Duration control) {

  /** How users are drawn. */
  public enum Users {
    /** Each arrival is somebody new, the share of duplicates excepted. */
    UNIQUE
  }
}
