package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.http.client.impl.PrematureCloseException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoAnswerTest {
  @Test
  void onlyARefusedConnectionIsCalledRefused() {
    assertThat(word(new ConnectException("Connection refused: /127.0.0.1:1")))
        .isEqualTo("connect-refused");
    assertThat(word(new IOException(new ConnectException("Connection refused"))))
        .isEqualTo("connect-refused");
    assertThat(word(new ConnectTimeoutException("connection timed out")))
        .isEqualTo("connect-timeout");
    assertThat(word(new ConnectException("Network is unreachable"))).isEqualTo("other");
  }

  @Test
  void aConnectionThatTheOtherSideEndsIsClosed() {
    assertThat(word(PrematureCloseException.INSTANCE)).isEqualTo("closed");
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    assertThat(word(new SocketException("connection refused, says somebody"))).isEqualTo("other");
    assertThat(word(new IllegalStateException("reset"))).isEqualTo("other");
    assertThat(NoAnswer.of(Optional.empty()).word()).isEqualTo("no-answer");
  }

  private static String word(Throwable thrown) {
    return NoAnswer.of(Optional.of(thrown)).word();
  }
}
