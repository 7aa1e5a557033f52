package dev.faultline.fault.jvm;

import dev.faultline.bed.Bed;
import dev.faultline.bed.JavaProcess;
import dev.faultline.engine.Inside.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Loads the agent into the running process of a role, and gives it orders from inside its container
 * (ADR 0007). The agent ends with the process: after a restart the role is what the image made it.
 */
public final class RoleAgent {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String PORT = "7199";
  private static final String FOLDER = "/tmp";
  private static final int TOKEN_BYTES = 16;

  /** What the shell says of a port that nobody listens on. */
  private static final String NOBODY = "Connection refused";

  /** The harness may be held up; a cause that outlives it may not stay long. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final List<String> ASK =
      List.of(
          "bash",
          "-c",
          """
          exec 3<>"/dev/tcp/127.0.0.1/$0" || exit
          printf '%s\\n' "$1" >&3
          timeout 10 cat <&3
          """);

  private final String containerId;
  private final Bed bed;
  private final String token;

  RoleAgent(String containerId, Bed bed) {
    this.containerId = containerId;
    this.bed = bed;
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
  }

  /** Loads it, unarmed. */
  void load() {
    bed.containers().inside(containerId).copy(bed.agentJar(), FOLDER);
    String jar = FOLDER + "/" + bed.agentJar().getFileName();
    String answer =
        new JavaProcess(bed, containerId, PATIENCE)
            .ask("JVMTI.agent_load", jar, PORT + ":" + token);
    if (!answer.contains("return code: 0")) {
      throw new IllegalStateException("The agent could not be loaded: " + answer.strip());
    }
  }

  /** Arms a cause, which ends by itself a moment after the fault's time. */
  void arm(Duration lasts, String cause) {
    order("arm " + lasts.plus(MARGIN).toMillis() + " " + cause);
  }

  /** Ends the cause; a process that no longer hears is started anew. */
  void disarm() {
    try {
      order("disarm");
    } catch (IllegalStateException deaf) {
      bed.containers().restart(containerId);
    }
  }

  /** The cause that is armed; a process without the agent has none. */
  Optional<String> armed() {
    Answer answer =
        bed.containers().inside(containerId).exec(PATIENCE, with(ASK, PORT, token + " status"));
    String said = answer.output().strip();
    return said.startsWith("ok idle") || said.contains(NOBODY)
        ? Optional.empty()
        : Optional.of("agent: " + said);
  }

  private void order(String order) {
    Answer answer =
        bed.containers().inside(containerId).exec(PATIENCE, with(ASK, PORT, token + " " + order));
    if (!answer.output().startsWith("ok")) {
      throw new IllegalStateException(
          "The agent did not obey \"%s\": %s".formatted(order, answer.output().strip()));
    }
  }

  private static List<String> with(List<String> command, String... arguments) {
    return java.util.stream.Stream.concat(command.stream(), java.util.Arrays.stream(arguments))
        .toList();
  }
}
