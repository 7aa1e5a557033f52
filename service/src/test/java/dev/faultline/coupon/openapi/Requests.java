package dev.faultline.coupon.openapi;

import dev.faultline.coupon.support.Tokens;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests out of the document's operations: most of them as it asks, the others wrong in one
 * of the many ways in which callers are wrong. The same seed makes the same requests.
 */
final class Requests {

  private static final List<String> NASTY =
      List.of(
          "'; drop table coupon; --",
          "\" or 1=1 --",
          "${7*7}",
          "{{7*7}}",
          "#{T(java.lang.Runtime).getRuntime()}",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "%00",
          "\u0000",
          "쿠폰",
          "\ud83d\ude00",
          " ",
          ".",
          "..",
          ";a=b",
          "a/b",
          "A".repeat(65),
          "A".repeat(3_000));

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "42",
          "\"RUSH\"",
          "{\"couponCode\":",
          "{\"couponCode\":null}",
          "{\"couponCode\":[]}",
          "{\"couponCode\":{\"couponCode\":\"A\"}}",
          "{\"couponCode\":1e999999}",
          "{\"couponCode\":\"A\",\"couponCode\":\"B\"}",
          "{\"@class\":\"java.lang.Runtime\",\"couponCode\":\"A\"}",
          "[".repeat(900),
          "{\"couponCode\":\"" + "A".repeat(200_000) + "\"}",
          "\ufeff{\"couponCode\":\"A\"}",
          "couponCode=A",
          "<couponCode>A</couponCode>");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json;charset=utf-16",
          "application/problem+json",
          "nonsense",
          "application/",
          "*/*");

  private static final List<String> ACCEPTED =
      List.of("application/json", "*/*", "text/html", "application/xml", "nonsense", "a/b;q=x", "");

  private static final List<String> LANGUAGES =
      List.of("ko", "en", "de", "ko-KR,ko;q=0.9", "x;;;", "en-" + "a".repeat(500), "*");

  private final Random random;
  private final Tokens tokens;
  private final Known known;

  Requests(Random random, Tokens tokens, Known known) {
    this.random = random;
    this.tokens = tokens;
    this.known = known;
  }

  /** A path of the operation with every name filled in. */
  String path(ApiDocument.Operation operation, ApiDocument document) {
    String path = operation.path();
    for (JsonNode parameter : operation.definition().path("parameters")) {
      JsonNode schema = document.resolved(parameter.path("schema"));
      path =
          path.replace("{%s}".formatted(parameter.path("name").asString()), encoded(value(schema)));
    }
    return chance(10) ? path + "?" + encoded(nasty()) + "=" + encoded(nasty()) : path;
  }

  private String value(JsonNode schema) {
    if (chance(25)) {
      return nasty();
    }
    if (schema.path("format").asString("").equals("uuid")) {
      return chance(60) ? any(known.requestIds()) : new java.util.UUID(next(), next()).toString();
    }
    return chance(80) ? any(known.couponCodes()) : "UNKNOWN-" + random.nextInt(5);
  }

  /** The operation's request, right or wrong. */
  HttpRequest.Builder fill(HttpRequest.Builder request, ApiDocument.Operation operation) {
    JsonNode body = operation.definition().path("requestBody");
    if (body.isMissingNode()) {
      request.method(operation.method(), BodyPublishers.noBody());
    } else {
      request.method(operation.method(), BodyPublishers.ofString(body()));
      if (chance(95)) {
        request.setHeader("Content-Type", chance(85) ? "application/json" : any(TYPES));
      }
    }
    if (chance(95)) {
      request.setHeader("Authorization", chance(90) ? "Bearer " + token() : authorization());
    }
    if (chance(25)) {
      request.setHeader("Accept", any(ACCEPTED));
    }
    if (chance(25)) {
      request.setHeader("Accept-Language", any(LANGUAGES));
    }
    if (chance(10)) {
      request.setHeader("If-None-Match", any(List.of("*", "W/\"x\"", "\"", "nonsense,,")));
    }
    if (chance(10)) {
      request.setHeader("X-Forwarded-Host", "evil.test");
      request.setHeader("X-HTTP-Method-Override", "DELETE");
      request.setHeader("Range", "bytes=0-1");
    }
    return request;
  }

  private String body() {
    if (chance(25)) {
      return any(BODIES);
    }
    String code = chance(15) ? nasty() : any(known.couponCodes());
    String more = chance(10) ? ",\"more\":\"" + random.nextInt() + "\"" : "";
    return "{\"couponCode\":\"%s\"%s}".formatted(code, more);
  }

  private String token() {
    return chance(90)
        ? tokens.of(any(known.users()), chance(50) ? "walk" : nasty())
        : any(
            List.of(
                tokens.expired("mallory"),
                tokens.forged("mallory"),
                tokens.unsigned("mallory"),
                "a.b.c",
                "nonsense"));
  }

  private String authorization() {
    return any(List.of("Bearer", "Bearer ", "Basic YTpi", "bearer x y", "Digest", "=", "Bearer %"));
  }

  private String nasty() {
    return any(NASTY);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private long next() {
    return random.nextLong();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * What exists.
   *
   * @param couponCodes coupons in every state
   * @param requestIds requests of several users
   * @param users those users
   */
  record Known(List<String> couponCodes, List<String> requestIds, List<String> users) {}
}
