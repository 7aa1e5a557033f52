package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalIT {

  private final Bench bench = Bench.shared();

  @Test
  void whoComesAfterTheLastUnitIsToldSoAndWhoHasOneKeepsIt() {
    bench.ledger().offer("LAST", 1);
    Reply first = ask("early", "LAST");

    Reply late = ask("late", "LAST");
    Reply again = ask("early", "LAST");

    assertRefused(late, 409, "COUPON_EXHAUSTED");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.field("requestId")).isEqualTo(first.field("requestId"));
  }

  @Test
  void soldOutStaysTrueWhenTheCacheLostItsMarks() throws Exception {
    bench.ledger().offer("FORGOTTEN", 1);
    Reply first = ask("owner", "FORGOTTEN");
    assertRefused(ask("late", "FORGOTTEN"), 409, "COUPON_EXHAUSTED");

    bench.stores().redis().execInContainer("redis-cli", "del", "coupon:{FORGOTTEN}:marks");

    assertRefused(ask("late", "FORGOTTEN"), 409, "COUPON_EXHAUSTED");
    assertThat(ask("owner", "FORGOTTEN").field("requestId")).isEqualTo(first.field("requestId"));
  }

  @Test
  void aCouponBeforeItsWindowIsNotOpen() {
    bench.ledger().offer("SOON", 5, "now() + interval '1 hour'", "null");

    assertRefused(ask("eager", "SOON"), 409, "COUPON_NOT_OPEN");
  }

  @Test
  void aCouponAfterItsWindowHasExpired() {
    bench.ledger().offer("GONE", 5, "null", "now() - interval '1 hour'");

    assertRefused(ask("slow", "GONE"), 410, "COUPON_EXPIRED");
  }

  @Test
  void anUnknownCodeIsUnknown() {
    assertRefused(ask("guesser", "NO-SUCH-COUPON"), 404, "COUPON_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"couponCode\":",
        "{\"couponCode\":null}",
        "{\"couponCode\":\"'; drop table coupon; --\"}",
        "{\"couponCode\":{\"a\":1}}"
      })
  void aMalformedBodyIsABadRequest(String body) {
    assertRefused(bench.issueApi().post(bench.tokens().of("sloppy"), body), 400, "BAD_REQUEST");
  }

  @Test
  void anOversizedBodyIsABadRequest() {
    String body = "{\"couponCode\":\"%s\"}".formatted("A".repeat(100_000));

    assertRefused(bench.issueApi().post(bench.tokens().of("huge"), body), 400, "BAD_REQUEST");
  }

  private Reply ask(String user, String code) {
    return bench.issueApi().ask(bench.tokens().of(user), code);
  }

  private static void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.field("code")).isEqualTo(code);
    assertThat(reply.field("detail")).isNotBlank();
    assertThat(reply.response().headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }
}
