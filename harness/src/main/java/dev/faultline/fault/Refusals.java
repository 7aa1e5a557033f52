package dev.faultline.fault;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the requests that a fault sent were answered.
 *
 * @param refused with the status that they deserve, or with 429
 * @param others how often each other status came; 0 is no answer
 */
public record Refusals(long refused, Map<Integer, Long> others) {
  public Refusals {
    others = new TreeMap<>(others);
  }
}
