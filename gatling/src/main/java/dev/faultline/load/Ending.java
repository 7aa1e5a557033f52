package dev.faultline.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Knows whether the load has to end, and why; the first reason stands. */
final class Ending {
  private static final long LOOK_EVERY_MILLIS = 50;

  private final InstantSource clock;
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** The moment from which nobody is sent any more. */
  record End(String reason, long atMicros) {}

  Ending(InstantSource clock) {
    this.clock = clock;
  }

  /** Ends the load now. */
  void end(String reason) {
    end(reason, EpochMicros.of(clock.instant()));
  }

  /** Ends the load as of a given moment. */
  void end(String reason, long atMicros) {
    if (end.compareAndSet(null, new End(reason, atMicros))) {
      ended.countDown();
    }
  }

  /** Ends the load because its record can no longer be trusted. */
  void trouble(String what) {
    trouble.compareAndSet(null, what);
    end(what);
  }

  boolean isOver() {
    return end.get() != null;
  }

  Optional<End> end() {
    return Optional.ofNullable(end.get());
  }

  Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  /** Ends the load when the file appears. */
  void whenExists(Path file) {
    Thread.ofPlatform().daemon().name("faultline-stop-file").start(() -> await(file));
  }

  /** Ends the load when the stream does: whoever held its other end has died. */
  void whenEnds(InputStream in) {
    Thread.ofPlatform().daemon().name("faultline-parent").start(() -> drain(in));
  }

  private void await(Path file) {
    try {
      while (!ended.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (Files.exists(file)) {
          end("the stop file appeared");
        }
      }
    } catch (InterruptedException e) {
      trouble("the watch for the stop file was interrupted");
    }
  }

  private void drain(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      end("standard input ended");
    } catch (IOException e) {
      end("standard input failed: " + e.getMessage());
    }
  }
}
