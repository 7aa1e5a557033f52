package dev.faultline.coupon.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document as a role serves it, and whether an answer is as it says. */
final class ApiDocument {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  static ApiDocument of(RunningRole role) {
    return new ApiDocument(role.get("", "/openapi.json").json());
  }

  /** Everything that can be asked. */
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()))));
    return operations;
  }

  /** What in this answer the document does not say; empty if it is as promised. */
  List<String> surprises(Operation operation, Reply reply) {
    JsonNode documented =
        resolved(operation.definition().path("responses").path(String.valueOf(reply.status())));
    if (documented.isMissingNode()) {
      return List.of("undocumented status " + reply.status() + ": " + reply.text());
    }
    var surprises = new ArrayList<String>();
    documented
        .path("headers")
        .properties()
        .forEach(
            header ->
                surprises.addAll(
                    headerSurprises(header.getKey(), resolved(header.getValue()), reply)));
    surprises.addAll(bodySurprises(documented.path("content"), reply));
    return surprises;
  }

  private List<String> headerSurprises(String name, JsonNode definition, Reply reply) {
    String place = "%d header %s".formatted(reply.status(), name);
    Optional<String> value = reply.response().headers().firstValue(name);
    if (value.isEmpty()) {
      return definition.path("required").asBoolean(false)
          ? List.of(place + " is missing")
          : List.of();
    }
    return schema(definition.path("schema"))
        .validate(JsonNodeFactory.instance.stringNode(value.get()))
        .stream()
        .map(error -> "%s: %s in %s".formatted(place, error, value.get()))
        .toList();
  }

  private List<String> bodySurprises(JsonNode content, Reply reply) {
    if (content.isEmpty()) {
      return reply.text().isEmpty() ? List.of() : List.of(reply.status() + " with a body");
    }
    String type = reply.response().headers().firstValue("Content-Type").orElse("none");
    JsonNode schema = content.path(type.replaceFirst(";.*", "")).path("schema");
    if (schema.isMissingNode()) {
      return List.of(reply.status() + " with content type " + type + ": " + reply.text());
    }
    return schema(schema).validate(reply.json()).stream()
        .map(error -> reply.status() + " body: " + error + " in " + reply.text())
        .toList();
  }

  /** Whether the operation needs no token. */
  boolean isPublic(Operation operation) {
    JsonNode own = operation.definition().path("security");
    return (own.isMissingNode() ? root.path("security") : own).isEmpty();
  }

  /** The codes that the document names for a status of any operation. */
  TreeSet<String> codes(Operation operation, String status) {
    var codes = new TreeSet<String>();
    resolved(operation.definition().path("responses").path(status))
        .path("content")
        .path("application/problem+json")
        .path("schema")
        .path("allOf")
        .path(1)
        .path("properties")
        .path("code")
        .path("enum")
        .forEach(code -> codes.add(code.asString()));
    return codes;
  }

  private Schema schema(JsonNode schema) {
    ObjectNode alone = JsonMapper.shared().createObjectNode();
    alone.putArray("allOf").add(schema);
    alone.set("components", root.path("components"));
    return SCHEMAS.getSchema(alone);
  }

  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  /**
   * One thing that can be asked.
   *
   * @param method HTTP method
   * @param path with names in braces
   * @param definition as it stands in the document
   */
  record Operation(String method, String path, JsonNode definition) {

    /** Every status that is documented. */
    Set<String> statuses() {
      return new TreeSet<>(definition.path("responses").propertyNames());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
