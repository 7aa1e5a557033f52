package dev.faultline.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Webhooks of Slack and a mail server, and beside them {@code GET /notices}: everything that came,
 * as a JSON array.
 */
public final class Receivers implements AutoCloseable {
  static final int HTTP_PORT = 8025;
  static final int SMTP_PORT = 2525;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Notices notices = new Notices();
  private final Slack slack = new Slack(notices);
  private final HttpServer http;
  private final Mail mail;

  private Receivers(int httpPort, int smtpPort) throws IOException {
    this.mail = Mail.listen(smtpPort, notices);
    this.http = HttpServer.create(new InetSocketAddress(httpPort), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::answer);
    http.start();
  }

  /** Until the process is ended. */
  public static void main(String[] arguments) throws IOException {
    listen(HTTP_PORT, SMTP_PORT);
    System.out.printf("receivers: webhooks at %d, mail at %d%n", HTTP_PORT, SMTP_PORT);
  }

  static Receivers listen(int httpPort, int smtpPort) throws IOException {
    return new Receivers(httpPort, smtpPort);
  }

  int httpPort() {
    return http.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answerTo(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answerTo(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (asked.startsWith("POST " + Slack.PATH)) {
      return slack.take(exchange);
    }
    return asked.equals("GET /notices")
        ? new Answer(OK, JSON.writeValueAsString(notices.all()))
        : new Answer(NOT_FOUND, "there are /slack/<tier> and /notices");
  }

  @Override
  public void close() {
    http.stop(0);
    mail.close();
  }
}
