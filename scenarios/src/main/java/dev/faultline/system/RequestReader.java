package dev.faultline.system;

import dev.faultline.system.Requests.Issue;
import dev.faultline.system.Requests.Status;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code requests:}, whose roles must be there and have a port to call. */
final class RequestReader {
  private static final Map<String, String> METHODS = Map.of("GET", "GET", "POST", "POST");
  private static final Map<String, String> OPERATIONS = Map.of("POST", "POST", "PUT", "PUT");
  private static final Map<String, Requests.Bearer> BEARERS =
      Map.of(
          "valid", Requests.Bearer.VALID,
          "forged", Requests.Bearer.FORGED,
          "none", Requests.Bearer.NONE);
  private static final int LEAST_REFUSAL = 400;
  private static final int MOST_REFUSAL = 499;
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Read<List<Role>> roles;

  RequestReader(Read<List<Role>> roles) {
    this.roles = roles;
  }

  Read<Requests> requests(Value value) {
    return value.mapping(
        fields -> {
          var issue = fields.required("issue", it -> it.mapping(this::issue));
          var status = fields.required("status", it -> it.mapping(this::status));
          var page = fields.optional("status-page", it -> it.mapping(this::statusPage));
          var operations =
              fields.optional("operations", it -> it.mapping(RequestReader::operations));
          var invalid =
              fields.optional(
                  "invalid", List.of(), it -> it.list(one -> one.mapping(RequestReader::invalid)));
          return fields.build(
              () ->
                  new Requests(
                      issue.get(), status.get(), page.get(), operations.get(), invalid.get()));
        });
  }

  private Read<Issue> issue(Fields fields) {
    var role = fields.required("role", this::role);
    var method = fields.required("method", value -> value.word(METHODS));
    var path = fields.required("path", Placeholders.COUPON::text);
    var body = fields.optional("body", "", Placeholders.COUPON::text);
    var timeout = fields.required("timeout", value -> value.duration(SHORTEST, LONGEST));
    var requestId = fields.required("request-id", SystemReader::pointer);
    var code = fields.required("code", SystemReader::pointer);
    return fields.build(
        () ->
            new Issue(
                role.get(),
                method.get(),
                path.get(),
                body.get(),
                timeout.get(),
                requestId.get(),
                code.get()));
  }

  private static Read<Requests.Invalid> invalid(Fields fields) {
    var what = fields.required("what", Value::text);
    var token = fields.optional("token", Requests.Bearer.VALID, value -> value.word(BEARERS));
    var body = fields.required("body", Value::anyText);
    var status = fields.required("status", value -> value.count(LEAST_REFUSAL, MOST_REFUSAL));
    return fields.build(
        () ->
            new Requests.Invalid(
                what.get(), token.get(), body.get(), Math.toIntExact(status.get())));
  }

  private Read<Status> status(Fields fields) {
    var role = fields.required("role", this::role);
    var path = fields.required("path", Placeholders.REQUEST_ID::text);
    var state = fields.required("state", SystemReader::pointer);
    var issued = fields.required("issued", Value::text);
    var queued = fields.required("queued", Value::text);
    var failed = fields.required("failed", Value::text);
    return fields.build(
        () ->
            new Status(
                role.get(), path.get(), state.get(), issued.get(), queued.get(), failed.get()));
  }

  private Read<Requests.StatusPage> statusPage(Fields fields) {
    var role = fields.required("role", this::role);
    var path = fields.required("path", Value::text);
    var delayed = fields.required("delayed", Value::text);
    return fields.build(() -> new Requests.StatusPage(role.get(), path.get(), delayed.get()));
  }

  private static Read<Requests.Operations> operations(Fields fields) {
    var claim = fields.required("claim", Value::text);
    var value = fields.required("value", Value::text);
    var replay = fields.required("replay", it -> it.mapping(RequestReader::operation));
    var announce = fields.required("announce", it -> it.mapping(RequestReader::operation));
    var waiting = fields.required("waiting-screen", it -> it.mapping(RequestReader::operation));
    return fields.build(
        () ->
            new Requests.Operations(
                claim.get(), value.get(), replay.get(), announce.get(), waiting.get()));
  }

  private static Read<Requests.Operation> operation(Fields fields) {
    var method = fields.required("method", value -> value.word(OPERATIONS));
    var path = fields.required("path", Value::text);
    var body = fields.required("body", Value::text);
    return fields.build(() -> new Requests.Operation(method.get(), path.get(), body.get()));
  }

  private Read<String> role(Value value) {
    return value.text().then(name -> roles.value().isEmpty() ? Read.of(name) : role(value, name));
  }

  private Read<String> role(Value value, String name) {
    Optional<Role> role =
        roles.get().stream().filter(known -> known.name().equals(name)).findFirst();
    if (role.isEmpty()) {
      return value.unknown(
          Finding.NO_SUCH_ROLE, name, roles.get().stream().map(Role::name).toList());
    }
    return role.get().httpPort() == 0
        ? value.wrong(Finding.NO_PORT, name, "http-port")
        : Read.of(name);
  }
}
