package dev.faultline.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a container writes, until the stream ends or its last words are heard. */
final class Output extends ResultCallback.Adapter<Frame> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Optional<String> lastWords;

  Output() {
    this.lastWords = Optional.empty();
  }

  /**
   * @param lastWords after which nothing is waited for
   */
  Output(String lastWords) {
    this.lastWords = Optional.of(lastWords);
  }

  @Override
  public void onNext(Frame frame) {
    synchronized (bytes) {
      bytes.writeBytes(frame.getPayload());
    }
    String said = new String(frame.getPayload(), StandardCharsets.UTF_8);
    if (lastWords.filter(said::contains).isPresent()) {
      onComplete();
    }
  }

  /** Whether it came to its end within the patience; nothing is heard after this. */
  boolean complete(Duration patience) {
    try (this) {
      return awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for output", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it so far. */
  String text() {
    synchronized (bytes) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
