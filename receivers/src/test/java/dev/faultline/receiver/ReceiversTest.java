package dev.faultline.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiversTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private Receivers receivers;
  private int smtpPort;

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      smtpPort = free.getLocalPort();
    }
    receivers = Receivers.listen(0, smtpPort);
  }

  @AfterEach
  void stop() {
    receivers.close();
    http.close();
  }

  @Test
  void a_message_to_a_webhook_is_told_with_its_tier() throws Exception {
    HttpResponse<String> answer =
        post("/slack/L1", "{\"attachments\":[{\"title\":\"경보\",\"text\":\"lag 1200\"}]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(notices())
        .contains("\"channel\":\"slack\"", "\"to\":\"L1\"", "\"title\":\"경보\"", "lag 1200");
  }

  @Test
  void a_letter_is_told_with_its_mailbox() throws Exception {
    letter("L2", "still firing");

    await()
        .untilAsserted(
            () ->
                assertThat(notices())
                    .contains(
                        "\"channel\":\"email\"", "\"to\":\"L2\"", "still firing", "since 10:00"));
  }

  @Test
  void letters_to_several_mailboxes_are_each_told_once() throws Exception {
    for (String to : new String[] {"all", "L1", "L2", "L1", "all", "L1"}) {
      letter(to, "to " + to);
    }

    await().untilAsserted(() -> assertThat(notices().split("\"channel\"")).hasSize(7));
    assertThat(notices().split("\"to L1\"")).hasSize(4);
    assertThat(notices().split("\"to L2\"")).hasSize(2);
    assertThat(notices().split("\"to all\"")).hasSize(3);
  }

  @Test
  void what_slack_would_refuse_is_refused() throws Exception {
    assertThat(post("/slack/L1", "{").body()).isEqualTo("invalid_payload");
    assertThat(post("/slack/L1", "[]").body()).isEqualTo("invalid_payload");
    assertThat(post("/slack/L1", "{\"attachments\":[]}").body()).isEqualTo("no_text");
    assertThat(post("/slack/", "{\"text\":\"a\"}").statusCode()).isEqualTo(404);
    assertThat(notices()).isEqualTo("[]");
  }

  private void letter(String to, String subject) {
    GreenMailUtil.sendTextEmail(
        to + "@faultline.test",
        "alerts@faultline.test",
        subject,
        "since 10:00",
        new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private String notices() throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri("/notices")).build(), BodyHandlers.ofString())
        .body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + receivers.httpPort() + path);
  }
}
