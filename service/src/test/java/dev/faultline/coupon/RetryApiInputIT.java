package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.Ledger;
import dev.faultline.coupon.support.RetryApi;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into the Retry API stays text, and what makes no sense is refused. */
final class RetryApiInputIT {

  private final Bench bench = Bench.shared();
  private final Ledger ledger = bench.ledger();
  private final RetryApi letters = new RetryApi(bench);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' or 1=1 --",
        "'; drop table dead_letter; --",
        "\" or \"\"=\"",
        "%",
        "\\",
        "${7*7}",
        "__${T(java.lang.Runtime).getRuntime()}__::x",
        "[[${7*7}]]",
        "<script>alert(1)</script>",
        "\u0000",
        "\uD800"
      })
  void whatIsTypedIntoAFilterStaysText(String text) {
    for (String field : List.of("state", "kind", "group", "cause", "coupon", "user", "from")) {
      Reply list = letters.get("?" + field + "=" + encoded(text));
      Reply groups = letters.get("/causes?" + field + "=" + encoded(text));
      Reply plan = letters.get("/replay-plan?" + field + "=" + encoded(text));

      assertThat(List.of(list.status(), groups.status(), plan.status()))
          .as(field)
          .isSubsetOf(200, 400);
      if (list.status() == 200) {
        // Some causes do contain it; a filter that became a statement would find them all.
        assertThat(list.json().path("letters").size())
            .as(field)
            .isLessThan(field.equals("cause") ? 10 : 1);
      }
    }
    assertThat(ledger.count("dead_letter")).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{",
        "{\"state\":\"NOWHERE\",\"coupon\":\"X\"}",
        "{\"coupon\":{\"a\":1}}",
        "{\"state\":\"OPEN\"}"
      })
  void aBulkReplayNeedsAFilterThatMeansSomething(String body) {
    assertThat(letters.post(letters.alice(), "/replay", body).status()).isEqualTo(400);
  }

  @Test
  void oddAddressesAreAnsweredHonestly() {
    assertThat(letters.get("/999999999999").field("code")).isEqualTo("LETTER_UNKNOWN");
    assertThat(letters.get("/99999999999999999999").status()).isEqualTo(404);
    assertThat(letters.get("/1%27").status()).isEqualTo(404);
    assertThat(letters.get("?size=100000").status()).isEqualTo(400);
    assertThat(letters.get("?before=x").status()).isEqualTo(400);
    assertThat(letters.post(letters.alice(), "/999999999999/replay", "").status()).isEqualTo(404);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
