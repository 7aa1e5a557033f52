package dev.faultline.bed;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.faultline.engine.ContainerEnded;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Asks a store the smallest question it answers, from inside a container of the role and by the
 * role's own way, and takes the time.
 */
public final class LinkProbe {
  /** For the process inside the container, beyond the answer. */
  private static final Duration SPARE = Duration.ofSeconds(3);

  /** Prints microseconds from the question to the first byte of the answer, or fails. */
  private static final String SCRIPT =
      """
      exec 3<>/dev/tcp/$0/$1 || exit 1
      begun=${EPOCHREALTIME/./}
      printf "$2" >&3
      [[ $(timeout $3 head -c 1 <&3 | wc -c) == 1 ]] || exit 1
      echo $((${EPOCHREALTIME/./} - begun))
      """;

  private static final String REDIS_PING = "PING\\r\\n";

  /** SSLRequest: answered by one letter, without a login. */
  private static final String POSTGRES_SSL_REQUEST = "\\x00\\x00\\x00\\x08\\x04\\xd2\\x16\\x2f";

  /** ApiVersions, version 0, without a client id. */
  private static final String KAFKA_API_VERSIONS =
      "\\x00\\x00\\x00\\x0a\\x00\\x12\\x00\\x00\\x00\\x00\\x00\\x01\\xff\\xff";

  private final Link link;
  private final Bed bed;
  private final Duration answerWithin;

  public LinkProbe(Link link, Bed bed, Duration answerWithin) {
    this.link = link;
    this.bed = bed;
    this.answerWithin = answerWithin;
  }

  /**
   * Microseconds until the store answered; none if it did not, or if nobody is there to ask: a
   * response may have the role's container started anew, and the new one asks from then on.
   */
  public OptionalLong micros() {
    String from = bed.part(link.from().name()).containerId();
    try {
      return bed.containers().state(from) == State.RUNNING ? asked(from) : OptionalLong.empty();
    } catch (NotFoundException | ConflictException | ContainerEnded e) {
      return OptionalLong.empty();
    }
  }

  private OptionalLong asked(String from) {
    var answer =
        bed.containers()
            .inside(from)
            .ask(
                answerWithin.plus(SPARE),
                List.of(
                    "bash",
                    "-c",
                    SCRIPT,
                    link.host(),
                    String.valueOf(link.port()),
                    question(link.store()),
                    String.valueOf(answerWithin.toSeconds())));
    return answer.exitCode() == 0
        ? OptionalLong.of(Long.parseLong(answer.output().strip()))
        : OptionalLong.empty();
  }

  /** The smallest question that a store answers, as printf writes it. */
  public static String question(String store) {
    if (store.startsWith("kafka-")) {
      return KAFKA_API_VERSIONS;
    }
    return store.startsWith("postgres") ? POSTGRES_SSL_REQUEST : REDIS_PING;
  }
}
