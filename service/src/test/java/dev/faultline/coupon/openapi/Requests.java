package dev.faultline.coupon.openapi;

import dev.faultline.coupon.support.Tokens;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests out of the document's operations: most of them as it asks, the others wrong in one
 * of the many ways in which callers are wrong. The same seed makes the same requests.
 */
final class Requests {

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
      if (parameter.path("in").asString().equals("path")) {
        String name = "{%s}".formatted(parameter.path("name").asString());
        path = path.replace(name, encoded(value(document.resolved(parameter.path("schema")))));
      }
    }
    if (chance(15)) {
      return path + "?" + query(operation);
    }
    String asked = documentedQuery(operation, document);
    return asked.isEmpty() ? path : path + "?" + asked;
  }

  private String query(ApiDocument.Operation operation) {
    // Whoever refuses the head closes the connection, which a body on its way would not survive.
    if (operation.method().equals("GET") && chance(20)) {
      return Mistakes.ENDLESS_QUERY;
    }
    return chance(50) ? any(Mistakes.QUERIES) : encoded(nasty()) + "=" + encoded(nasty());
  }

  /** Some of the parameters that the operation names. */
  private String documentedQuery(ApiDocument.Operation operation, ApiDocument document) {
    var asked = new StringJoiner("&");
    for (JsonNode parameter : operation.definition().path("parameters")) {
      if (parameter.path("in").asString().equals("query") && chance(20)) {
        asked.add(
            parameter.path("name").asString()
                + "="
                + encoded(value(document.resolved(parameter.path("schema")))));
      }
    }
    return asked.toString();
  }

  private String value(JsonNode schema) {
    if (chance(25)) {
      return nasty();
    }
    if (schema.path("enum").isArray()) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size())).asString();
    }
    if (schema.path("examples").isArray() && !schema.has("pattern")) {
      return schema.path("examples").path(0).asString();
    }
    if (schema.path("format").asString("").equals("date-time")) {
      return "20%02d-01-02T03:04:05Z".formatted(random.nextInt(100));
    }
    switch (schema.path("type").asString("")) {
      case "boolean" -> {
        return String.valueOf(random.nextBoolean());
      }
      case "integer" -> {
        return chance(80) ? any(known.letters()) : String.valueOf(next());
      }
      default -> {
        return couponOrId(schema);
      }
    }
  }

  private String couponOrId(JsonNode schema) {
    if (schema.path("format").asString("").equals("uuid")) {
      return chance(60) ? any(known.requestIds()) : new java.util.UUID(next(), next()).toString();
    }
    return chance(80) ? any(known.couponCodes()) : "UNKNOWN-" + random.nextInt(5);
  }

  /** The operation's request, right or wrong. */
  HttpRequest.Builder fill(
      HttpRequest.Builder request, ApiDocument.Operation operation, ApiDocument document) {
    JsonNode body = operation.definition().path("requestBody");
    if (body.isMissingNode()) {
      request.method(operation.method(), BodyPublishers.noBody());
    } else {
      request.method(operation.method(), BodyPublishers.ofString(body(body, document)));
      if (chance(95)) {
        request.setHeader("Content-Type", chance(85) ? "application/json" : any(Mistakes.TYPES));
      }
    }
    if (chance(95)) {
      request.setHeader(
          "Authorization", chance(90) ? "Bearer " + token(operation) : authorization());
    }
    if (chance(40)) {
      request.setHeader("Accept", any(Mistakes.ACCEPTED));
    }
    if (chance(25)) {
      request.setHeader("Accept-Language", any(Mistakes.LANGUAGES));
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

  private String body(JsonNode requestBody, ApiDocument document) {
    JsonNode schema =
        document.resolved(requestBody.path("content").path("application/json").path("schema"));
    var fields = new ArrayList<String>(schema.path("properties").propertyNames());
    if (chance(20)) {
      return any(Mistakes.BODIES).replace("field", fields.getFirst());
    }
    boolean allNeeded = !schema.path("required").isEmpty();
    var body = new StringJoiner(",", "{", "}");
    for (String field : fields) {
      if (allNeeded ? chance(95) : chance(30)) {
        JsonNode wanted = document.resolved(schema.path("properties").path(field));
        boolean bare = wanted.path("type").asString("").equals("boolean") && chance(95);
        // Where three values have to be right, each has to be right more often.
        String value =
            chance(70) && wanted.path("examples").isArray() && allNeeded && fields.size() > 1
                ? wanted.path("examples").path(0).asString()
                : value(wanted);
        body.add((bare ? "\"%s\":%s" : "\"%s\":\"%s\"").formatted(field, value));
      }
    }
    if (chance(10)) {
      body.add("\"more\":\"" + random.nextInt() + "\"");
    }
    return body.toString();
  }

  private String token(ApiDocument.Operation operation) {
    if (operation.path().startsWith("/api/v1/admin/") && chance(85)) {
      return tokens.withRoles(any(known.users()), any(List.of("OPERATOR", "OPERATOR", "VIEWER")));
    }
    return chance(90)
        ? tokens.of(user(), chance(50) ? "walk" : nasty())
        : any(
            List.of(
                tokens.expired("mallory"),
                tokens.forged("mallory"),
                tokens.unsigned("mallory"),
                "a.b.c",
                "nonsense"));
  }

  /** The owner comes often, or hardly any request would be its owner's. */
  private String user() {
    return chance(60) ? known.owner() : any(known.users());
  }

  private String authorization() {
    return any(List.of("Bearer", "Bearer ", "Basic YTpi", "bearer x y", "Digest", "=", "Bearer %"));
  }

  private String nasty() {
    return any(Mistakes.VALUES);
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
   * @param requestIds requests of the owner
   * @param letters ids of dead letters
   * @param owner whoever made them
   * @param users everybody, the owner among them
   */
  record Known(
      List<String> couponCodes,
      List<String> requestIds,
      List<String> letters,
      String owner,
      List<String> users) {}
}
