package dev.faultline.run;

import java.util.Map;

/**
 * Where and with what a run was made; written to {@code environment.json}.
 *
 * @param commit of the project; empty outside a checkout
 * @param seed of every draw of the run
 * @param images image id per part
 * @param durability effective settings of the stores, such as fsync, read from the stores
 *     themselves
 * @param versions of JDK, engine and stores
 */
public record Environment(
    String faultline,
    String commit,
    boolean commitDirty,
    long seed,
    String start,
    int processors,
    long memoryMegabytes,
    String os,
    Map<String, String> versions,
    Map<String, String> images,
    Map<String, String> durability) {

  public Environment {
    versions = Map.copyOf(versions);
    images = Map.copyOf(images);
    durability = Map.copyOf(durability);
  }
}
