package dev.faultline.load;

import dev.faultline.run.Json;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RawCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Writes every request to the calls file, away from the threads that send: they only put it into a
 * bounded queue. Nothing is dropped in silence: a full queue or a failing disk is trouble, and
 * trouble ends the run with a failure.
 */
final class CallRecorder implements AutoCloseable {
  private static final int MOST_WAITING = 1 << 16;
  private static final long FLUSH_EVERY_MILLIS = 100;
  private static final long CLOSE_WITHIN_SECONDS = 30;

  private final Path file;
  private final JsonPointer requestId;
  private final JsonPointer code;
  private final Consumer<String> trouble;
  private final BlockingQueue<Exchange> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer =
      Thread.ofPlatform().daemon().name("faultline-recorder").unstarted(this::write);
  private final LongAdder recorded = new LongAdder();

  CallRecorder(Path file, String requestIdPointer, String codePointer, Consumer<String> trouble) {
    this.file = file;
    this.requestId = JsonPointer.compile(requestIdPointer);
    this.code = JsonPointer.compile(codePointer);
    this.trouble = trouble;
  }

  void start() {
    writer.start();
  }

  /** Takes a request over; never blocks. */
  void record(Exchange exchange) {
    if (!waiting.offer(exchange)) {
      trouble.accept(
          "%d calls wait to be written to %s: one more was lost".formatted(MOST_WAITING, file));
    }
  }

  /** Lines in the file; final once closed. */
  long recorded() {
    return recorded.sum();
  }

  private void write() {
    try (JsonLinesWriter out = new JsonLinesWriter(file)) {
      boolean last;
      do {
        last = closing.await(FLUSH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        List<Exchange> batch = new ArrayList<>();
        waiting.drainTo(batch);
        for (Exchange exchange : batch) {
          out.write(call(exchange));
        }
        out.flush();
        recorded.add(batch.size());
      } while (!last);
    } catch (IOException | RuntimeException e) {
      trouble.accept("cannot write " + file + ": " + e);
    } catch (InterruptedException e) {
      trouble.accept("the writing of " + file + " was interrupted");
    }
  }

  private RawCall call(Exchange exchange) {
    JsonNode answer = json(exchange.body());
    String error = exchange.answered() ? answer.at(code).asString("") : exchange.noAnswer().word();
    return new RawCall(
        exchange.intendedMicros(),
        exchange.startMicros(),
        exchange.endMicros(),
        exchange.arrival().user(),
        exchange.arrival().coupon(),
        answer.at(requestId).asString(""),
        exchange.status(),
        error);
  }

  private static JsonNode json(String body) {
    try {
      return body.isEmpty() ? missing() : Json.LINE.readTree(body);
    } catch (JacksonException e) {
      // A proxy's or a container's error page: it names neither a request nor a code.
      return missing();
    }
  }

  private static JsonNode missing() {
    return Json.LINE.missingNode();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!writer.join(Duration.ofSeconds(CLOSE_WITHIN_SECONDS))) {
        trouble.accept(file + " was not written within " + CLOSE_WITHIN_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trouble.accept("the closing of " + file + " was interrupted");
    }
  }
}
