package dev.faultline.runner;

import dev.faultline.run.Json;
import dev.faultline.run.TimelineEvent.NoticeReceived;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What people were told, by Slack and by e-mail, as the bed's receivers got it. */
final class Notices {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  /** How deploy/alertmanager/notice.tmpl begins a title. */
  private static final Pattern TITLE = Pattern.compile("\\[(FIRING|RESOLVED)] (\\w+)");

  private final URI receivers;
  private final Instant from;

  /**
   * @param from what came before that moment was told to an earlier run
   */
  Notices(URI receivers, Instant from) {
    this.receivers = receivers;
    this.from = from;
  }

  /** Everything that came so far, in the order of arrival. */
  List<NoticeReceived> read() {
    List<NoticeReceived> notices = new ArrayList<>();
    for (JsonNode notice : Json.LINE.readTree(all())) {
      NoticeReceived event = event(notice);
      if (!event.at().isBefore(from)) {
        notices.add(event);
      }
    }
    return notices;
  }

  private static NoticeReceived event(JsonNode notice) {
    String title = notice.path("title").asString("");
    Matcher words = TITLE.matcher(title);
    boolean told = words.find();
    return new NoticeReceived(
        Instant.parse(notice.path("at").asString()),
        notice.path("channel").asString(),
        notice.path("to").asString(),
        told ? words.group(2) : "?",
        told && words.group(1).equals("FIRING"),
        title,
        notice.path("text").asString(""));
  }

  private String all() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(receivers).timeout(ANSWER_WITHIN).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException("The receivers of notices did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking for notices", e);
    }
  }
}
