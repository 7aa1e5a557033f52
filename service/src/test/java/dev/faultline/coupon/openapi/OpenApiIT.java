package dev.faultline.coupon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OpenApiIT {

  private static final int REQUESTS_PER_OPERATION = 300;
  private static final List<String> USERS =
      IntStream.range(0, 40).mapToObj(number -> "walker-" + number).toList();

  private static final String OWNER = USERS.getFirst();

  /** What only load, or a store that is away, brings about; other tests do that. */
  private static final Set<String> NOT_BY_ASKING = Set.of("429", "503");

  private static final Bench BENCH = Bench.shared();
  private static Requests.Known known =
      new Requests.Known(List.of(), List.of(), List.of(), OWNER, USERS);

  static Stream<Named<RunningRole>> roles() {
    return Stream.of(
        Named.of("issue-api", BENCH.issueApi()),
        Named.of("query-api", BENCH.queryApi()),
        Named.of("worker", BENCH.worker()));
  }

  @BeforeAll
  static void putCouponsOfEveryKindOnOffer() {
    BENCH.ledger().offer("WALK-OPEN", 100_000);
    BENCH.ledger().offer("WALK-SCARCE", 10);
    BENCH.ledger().offer("WALK-SOON", 5, "now() + interval '1 hour'", "null");
    BENCH.ledger().offer("WALK-GONE", 5, "null", "now() - interval '1 hour'");
    String accepted =
        BENCH.issueApi().ask(BENCH.tokens().of(OWNER), "WALK-OPEN").field("requestId");
    known =
        new Requests.Known(
            List.of("WALK-OPEN", "WALK-SCARCE", "WALK-SOON", "WALK-GONE"),
            List.of(accepted),
            WalkedLetters.plant(BENCH.ledger()),
            OWNER,
            USERS);
  }

  @AfterAll
  static void clear() {
    var operator = BENCH.tokens().withRoles("tidy", "OPERATOR");
    String admin = "/api/v1/admin";
    BENCH
        .worker()
        .call(
            operator,
            "PUT",
            admin + "/dead-letters/switch",
            "{\"enabled\":true,\"reason\":\"the walk is over\"}");
    BENCH.worker().call(operator, "PUT", admin + "/waiting-screen", "{\"on\":false}");
    WalkedLetters.clear(BENCH.ledger());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("roles")
  void theDocumentNamesExactlyWhatTheRoleServes(RunningRole role) {
    List<String> served =
        role.operations().stream().filter(operation -> operation.contains(" /api/")).toList();

    assertThat(ApiDocument.of(role).operations())
        .extracting(ApiDocument.Operation::toString)
        .containsExactlyInAnyOrderElementsOf(served);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("roles")
  void everyCodeInTheDocumentExistsAndHasItsStatus(RunningRole role) {
    ApiDocument document = ApiDocument.of(role);
    for (var operation : document.operations()) {
      for (String status : operation.definition().path("responses").propertyNames()) {
        assertThat(document.codes(operation, status))
            .as("%s %s", operation, status)
            .allSatisfy(
                code ->
                    assertThat(ProblemCode.valueOf(code).status().value())
                        .isEqualTo(Integer.parseInt(status)));
      }
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("roles")
  void noRequestGetsAnAnswerThatTheDocumentDoesNotPromise(RunningRole role) {
    long seed = Long.getLong("openapi.seed", System.nanoTime());
    var requests = new Requests(new Random(seed), BENCH.tokens(), known);
    ApiDocument document = ApiDocument.of(role);
    var surprises = new ArrayList<String>();
    Map<String, Map<String, Integer>> seen = new TreeMap<>();

    for (int number = 0; number < REQUESTS_PER_OPERATION; number++) {
      for (var operation : document.operations()) {
        String path = requests.path(operation, document);
        Reply reply = role.send(request -> requests.fill(request, operation, document), path);
        seen.computeIfAbsent(operation.toString(), first -> new TreeMap<>())
            .merge(String.valueOf(reply.status()), 1, Integer::sum);
        document
            .surprises(operation, reply)
            .forEach(surprise -> surprises.add(operation.method() + " " + path + ": " + surprise));
      }
    }

    assertThat(surprises).as("seed %d, seen %s", seed, seen).isEmpty();
    for (var operation : document.operations()) {
      assertThat(seen.get(operation.toString()).keySet())
          .as(
              "%s: every refusal that is documented was met, seed %d, seen %s",
              operation, seed, seen)
          .containsAll(refusals(operation))
          .as("%s: a success was met, seed %d, seen %s", operation, seed, seen)
          .anyMatch(status -> status.startsWith("2"));
    }
  }

  private static Set<String> refusals(ApiDocument.Operation operation) {
    return operation.statuses().stream()
        .filter(status -> status.startsWith("4") && !NOT_BY_ASKING.contains(status))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("roles")
  void whoeverHasNoTokenIsTurnedAwayExceptWhereTheDocumentSaysPublic(RunningRole role) {
    ApiDocument document = ApiDocument.of(role);
    for (var operation : document.operations()) {
      Reply reply =
          role.send(
              request -> request.method(operation.method(), BodyPublishers.noBody()),
              operation.path().replaceAll("[{}]", ""));

      assertThat(reply.status())
          .as(operation.toString())
          .isEqualTo(document.isPublic(operation) ? 200 : 401);
    }
  }

  @Test
  void theDocumentIsServedToEverybodyAndNothingElseIs() {
    assertThat(BENCH.issueApi().get("", "/openapi.json").status()).isEqualTo(200);
    assertThat(BENCH.worker().get("", "/openapi.json").status()).isEqualTo(200);
    assertThat(BENCH.issueApi().get("", "/openapi.yaml").status()).isEqualTo(404);
    assertThat(BENCH.issueApi().get("", "/openapi.json").text()).doesNotContain("/admin");
  }
}
