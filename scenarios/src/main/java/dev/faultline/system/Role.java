package dev.faultline.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One deployable part of the system under test.
 *
 * @param oneShot runs to its end, with exit code 0, before the other roles start
 * @param image a name out of the system's images
 * @param command arguments behind the image's entry point; empty for the image's own
 * @param environment values may hold the words of {@link Placeholders}; addresses are those of this
 *     role's own proxies
 * @param httpPort port of the API inside the container; 0 for none
 * @param managementPort port of probes and metrics inside the container; 0 for none
 * @param ready path on the management port that answers 200 when the role may get traffic
 * @param cpus limit, in cores
 * @param memoryMegabytes limit
 * @param settings names that a scenario's {@code settings} may use, with the environment variable
 *     of each
 * @param variant a planted defect out of variants/, put on the class path of this role only
 */
public record Role(
    String name,
    boolean oneShot,
    String image,
    List<String> command,
    Map<String, String> environment,
    int httpPort,
    int managementPort,
    String ready,
    double cpus,
    int memoryMegabytes,
    Map<String, String> settings,
    Optional<String> variant) {

  public Role {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    settings = Map.copyOf(settings);
  }
}
