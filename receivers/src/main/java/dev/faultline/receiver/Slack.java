package dev.faultline.receiver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An incoming webhook as Slack answers it: {@code ok}, or 400 with {@code invalid_payload} or
 * {@code no_text}, or 404 {@code channel_not_found}. One webhook per tier, {@code /slack/<tier>}.
 */
final class Slack {
  /** The prefix of every webhook. */
  static final String PATH = "/slack/";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;

  private final Notices notices;

  Slack(Notices notices) {
    this.notices = notices;
  }

  /** Takes one message. */
  Answer take(HttpExchange exchange) throws IOException {
    String to = exchange.getRequestURI().getPath().substring(PATH.length());
    if (!to.matches("[a-zA-Z0-9-]{1,40}")) {
      return new Answer(NOT_FOUND, "channel_not_found");
    }
    return message(exchange)
        .map(message -> take(to, message))
        .orElse(new Answer(BAD_REQUEST, "invalid_payload"));
  }

  private Answer take(String to, JsonNode message) {
    JsonNode attachment = message.path("attachments").path(0);
    String title = attachment.path("title").asString("");
    String text = attachment.path("text").asString(message.path("text").asString(""));
    if (title.isBlank() && text.isBlank()) {
      return new Answer(BAD_REQUEST, "no_text");
    }
    return notices.add(new Notice(Instant.now(), "slack", to, title, text))
        ? new Answer(OK, "ok")
        : new Answer(TOO_MANY, "rate_limited");
  }

  private static Optional<JsonNode> message(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
