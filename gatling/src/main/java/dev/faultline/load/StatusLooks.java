package dev.faultline.load;

import dev.faultline.run.Json;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.LoadOrder.Look;
import dev.faultline.run.StatusRead;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Users who look at the status of what they were promised, each once: half of them at once, when
 * the coupon is likely not issued yet, the others within a second. Kept in memory and written at
 * the end, because they are few.
 */
final class StatusLooks {
  static final String LOOK = "look";
  static final String STATUS = "look-status";
  static final String BODY = "look-body";

  private static final long LATEST_MILLIS = 1_000;
  private static final long GAMMA = 0xD1342543DE82EF95L;

  private final Look look;
  private final long seed;
  private final JsonPointer requestId;
  private final JsonPointer state;
  private final Queue<StatusRead> reads = new ConcurrentLinkedQueue<>();

  /** A look that a user is about to take. */
  record Planned(String requestId, Duration delay, long startMicros) {
    Planned at(long micros) {
      return new Planned(requestId, delay, micros);
    }
  }

  StatusLooks(Look look, long seed, String requestIdPointer) {
    this.look = look;
    this.seed = seed;
    this.requestId = JsonPointer.compile(requestIdPointer);
    this.state = JsonPointer.compile(look.statePointer());
  }

  /** Whether and when the user of that arrival looks; nobody looks without a request id. */
  Optional<Planned> planned(long arrival, String answer) {
    SplittableRandom random = new SplittableRandom(seed ^ (arrival * GAMMA));
    if (random.nextDouble() >= look.share()) {
      return Optional.empty();
    }
    long delay = random.nextBoolean() ? 0 : random.nextLong(LATEST_MILLIS);
    String id = text(answer, requestId);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new Planned(id, Duration.ofMillis(delay), 0));
  }

  static Planned of(Session session) {
    return Objects.requireNonNull(session.get(LOOK), LOOK);
  }

  String url(Session session) {
    return look.url().replace("${requestId}", of(session).requestId());
  }

  Duration timeout() {
    return Duration.ofMillis(look.timeoutMillis());
  }

  /** Keeps what a user saw. */
  void saw(Session session, Arrival arrival, long endMicros) {
    Planned planned = of(session);
    boolean answered = session.contains(STATUS);
    reads.add(
        new StatusRead(
            planned.startMicros(),
            Math.max(endMicros, planned.startMicros()),
            arrival.user(),
            arrival.coupon(),
            planned.requestId(),
            answered ? session.getInt(STATUS) : 0,
            answered ? text(Objects.requireNonNullElse(session.getString(BODY), ""), state) : ""));
  }

  void write() throws IOException {
    try (JsonLinesWriter out = new JsonLinesWriter(Path.of(look.file()))) {
      for (StatusRead read : reads) {
        out.write(read);
      }
    }
  }

  private static String text(String body, JsonPointer pointer) {
    try {
      JsonNode answer = body.isEmpty() ? Json.LINE.missingNode() : Json.LINE.readTree(body);
      return answer.at(pointer).asString("");
    } catch (JacksonException e) {
      // An error page: it names nothing.
      return "";
    }
  }
}
