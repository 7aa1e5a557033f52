package dev.faultline.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ControlTest {
  private final Counted cause = new Counted();
  private Control control;

  @BeforeEach
  void open() throws IOException {
    control = Control.open(0, "secret", new Arming(words -> cause));
  }

  @AfterEach
  void close() throws IOException {
    control.close();
  }

  @Test
  void without_the_runs_token_nothing_is_done() throws IOException {
    assertThat(ask("status")).isEqualTo("refused: wrong token");
    assertThat(ask("secre arm 1000 it")).isEqualTo("refused: wrong token");
    assertThat(cause.started).hasValue(0);
  }

  @Test
  void a_cause_is_armed_and_disarmed_and_tells_its_dose() throws IOException {
    assertThat(ask("secret arm 60000 it")).isEqualTo("ok armed started=1 stopped=0");
    assertThat(ask("secret disarm")).isEqualTo("ok idle started=1 stopped=1");
    assertThat(ask("secret disarm")).isEqualTo("ok idle started=1 stopped=1");
  }

  @Test
  void two_causes_at_once_are_refused() throws IOException {
    ask("secret arm 60000 it");

    assertThat(ask("secret arm 60000 it")).startsWith("refused: armed already");
  }

  @Test
  void nobody_has_to_come_back_for_a_cause_to_end() throws IOException {
    ask("secret arm 50 it");

    await().untilAsserted(() -> assertThat(ask("secret status")).startsWith("ok idle"));
    assertThat(cause.stopped).hasValue(1);
  }

  @Test
  void an_order_that_makes_no_sense_is_told_and_the_next_one_heard() throws IOException {
    assertThat(ask("secret dance")).isEqualTo("refused: unknown order dance");
    assertThat(ask("secret arm")).isEqualTo("refused: arm wants milliseconds and a cause");
    assertThat(ask("secret status")).isEqualTo("ok idle");
  }

  private String ask(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control.port())) {
      socket.getOutputStream().write((line + "\n").getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII).strip();
    }
  }

  private static final class Counted implements Cause {
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger stopped = new AtomicInteger();

    @Override
    public void start() {
      started.incrementAndGet();
    }

    @Override
    public void stop() {
      stopped.incrementAndGet();
    }

    @Override
    public String told() {
      return "started=%d stopped=%d".formatted(started.get(), stopped.get());
    }
  }
}
