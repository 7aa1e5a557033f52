package dev.faultline.coupon.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.coupon.support.RunningRole.Reply;
import java.time.Duration;

/** The Retry API as scripts of operators use it. */
public final class RetryApi {

  /** Where it is. */
  public static final String LETTERS = "/api/v1/admin/dead-letters";

  private final Bench bench;
  private final String alice;
  private final String bob;
  private final String viewer;

  /** The API of this bench's worker. */
  public RetryApi(Bench bench) {
    this.bench = bench;
    this.alice = bench.tokens().withRoles("alice", "OPERATOR");
    this.bob = bench.tokens().withRoles("bob", "OPERATOR");
    this.viewer = bench.tokens().withRoles("carol", "VIEWER");
  }

  /** An operator. */
  public String alice() {
    return alice;
  }

  /** Another operator. */
  public String bob() {
    return bob;
  }

  /** Looks, below the letters' address. */
  public Reply get(String path) {
    return bench.worker().get(viewer, LETTERS + path);
  }

  /** Does something, below the letters' address; an empty body is none. */
  public Reply post(String token, String path, String json) {
    return bench.worker().call(token, "POST", LETTERS + path, json);
  }

  /** Turns the switch of automatic replay. */
  public void turn(boolean enabled) {
    String body = "{\"enabled\":%s,\"reason\":\"a test\"}".formatted(enabled);
    assertThat(bench.worker().call(alice, "PUT", LETTERS + "/switch", body).status())
        .isEqualTo(200);
  }

  /** Asks for a coupon that is there, and answers the request's id. */
  public String ask(String code, String user) {
    Reply reply = bench.issueApi().ask(bench.tokens().of(user), code);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return reply.field("requestId");
  }

  /** Letters that a query finds, up to 200. */
  public long count(String query) {
    return get(query + "&size=200").json().path("letters").size();
  }

  /** Where the user's one letter is, below the letters' address. */
  public String letter(String user) {
    return "/"
        + bench.ledger().text("select id from dead_letter where user_id = '%s'".formatted(user));
  }

  /** Waits until so many of the coupon's letters are in the state. */
  public void awaitLetters(String code, String state, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(count("?coupon=" + code + "&state=" + state)).isEqualTo(count));
  }

  /** Waits until the user's letter is in the state. */
  public void awaitState(String user, String state) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () ->
                assertThat(count("?user=" + user + "&state=" + state))
                    .as("%s is %s", user, state)
                    .isEqualTo(1));
  }
}
