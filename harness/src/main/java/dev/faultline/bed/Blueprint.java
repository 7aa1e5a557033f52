package dev.faultline.bed;

import dev.faultline.engine.Images;
import java.util.List;
import java.util.Map;
import org.testcontainers.images.builder.Transferable;

/**
 * A container before it exists.
 *
 * @param address on the bed's network
 * @param published port inside to port of 127.0.0.1
 * @param command behind the image's entry point; empty for the image's own
 * @param files by their absolute path inside
 * @param limits so that one part cannot starve the others
 * @param supervised started again by the engine when its process fails
 */
record Blueprint(
    String name,
    Images.Image image,
    String address,
    Map<Integer, Integer> published,
    Map<String, String> environment,
    List<String> command,
    Map<String, Transferable> files,
    Limits limits,
    boolean supervised) {

  Blueprint(
      String name,
      Images.Image image,
      String address,
      Map<Integer, Integer> published,
      Map<String, String> environment,
      List<String> command,
      Map<String, Transferable> files,
      Limits limits) {
    this(name, image, address, published, environment, command, files, limits, false);
  }

  /**
   * @param cpus 0 for no limit
   */
  record Limits(double cpus, int memoryMegabytes) {
    static Limits memory(int megabytes) {
      return new Limits(0, megabytes);
    }
  }

  Blueprint {
    published = Map.copyOf(published);
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
    files = Map.copyOf(files);
  }
}
