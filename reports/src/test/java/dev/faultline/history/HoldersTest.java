package dev.faultline.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldersTest {
  private static final Instant AT = Instant.parse("2026-11-22T12:56:07.500826123Z");
  private static final List<String> IDS =
      List.of(
          "5376c1a1-f64d-4c2e-b67c-c185afc2c4e1",
          "5376C1A1-F64D-4C2E-B67C-C185AFC2C4E1",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "5376c1a1xf64d-4c2e-b67c-c185afc2c4e1",
          "",
          "아이디");

  @Test
  void aHolderIsTheSameInHoweverManyPartsTheyAreDealtOut() {
    Map<String, List<?>> inOne = everything(1);

    assertThat(inOne).hasSize(3 * IDS.size());
    assertThat(everything(7)).isEqualTo(inOne);
    assertThat(inOne.get("A u-1"))
        .isEqualTo(
            List.of(
                List.of(new Attempt(-1, -9, Outcome.UNKNOWN, Meaning.SOLD_OUT, IDS.get(1))),
                List.of(new ClaimRow(IDS.get(1), "A", "u-1", "QUEUED", AT)),
                List.of(
                    new IssuedRow(IDS.get(1), "A", "u-1", AT),
                    new IssuedRow("again", "A", "u-1", Instant.EPOCH.minusMillis(1))),
                List.of(new LogRecord("t", -1, Long.MIN_VALUE, IDS.get(1), "A", "u-1")),
                List.of(new CacheMark("A", "u-1", IDS.get(1))),
                List.of(new StatusAnswer(IDS.get(1), "A", "u-1", 200, "ISSUED")),
                List.of(new Resent("A", "u-1", 409, IDS.get(1), "쿠폰"))));
  }

  @Test
  void moreThanMemoryIsForIsReadBackFromDiskInTheOrderItCame() {
    int many = 300_000;
    try (Holders holders = new Holders(2)) {
      for (int i = 0; i < many; i++) {
        holders.add(new CacheMark("A", "u", new UUID(i, i).toString()));
      }

      holders.forEach(
          holder ->
              assertThat(holder.marks)
                  .hasSize(many)
                  .satisfies(
                      marks -> {
                        assertThat(marks.getFirst().requestId()).endsWith("000000000000");
                        assertThat(marks.getLast().requestId())
                            .isEqualTo(new UUID(many - 1, many - 1).toString());
                      }));
    }
  }

  @Test
  void eachOfVeryManyIsFoundAgainByItsNameAndShownInTheOrderInWhichItCame() {
    int many = 50_000;
    List<String> seen = new ArrayList<>();
    try (Holders holders = new Holders(1)) {
      for (int i = 0; i < many; i++) {
        holders.add(new CacheMark("A", "u" + i, IDS.getFirst()));
      }
      for (int i = many - 1; i >= 0; i--) {
        holders.add(new Resent("A", "u" + i, i, IDS.getFirst(), ""));
      }

      holders.forEach(
          holder -> {
            seen.add(holder.user());
            assertThat(holder.marks).hasSize(1);
            assertThat(holder.resent)
                .containsExactly(
                    new Resent(
                        "A",
                        holder.user(),
                        Integer.parseInt(holder.user().substring(1)),
                        IDS.getFirst(),
                        ""));
          });
    }
    assertThat(seen).isEqualTo(IntStream.range(0, many).mapToObj(i -> "u" + i).toList());
  }

  @Test
  void whatIsNamedAlikeAcrossCouponAndUserIsNotTheSame() {
    List<String> seen = new ArrayList<>();
    try (Holders holders = new Holders(1)) {
      holders.add(new CacheMark("A", "BC", ""));
      holders.add(new CacheMark("AB", "C", ""));

      holders.forEach(holder -> seen.add(holder.coupon() + "/" + holder.user()));
    }
    assertThat(seen).containsExactly("A/BC", "AB/C");
  }

  private static Map<String, List<?>> everything(int parts) {
    Map<String, List<?>> seen = new TreeMap<>();
    try (Holders holders = new Holders(parts)) {
      for (String coupon : List.of("A", "쿠폰", "")) {
        for (int i = 0; i < IDS.size(); i++) {
          add(holders, coupon, "u-" + i, IDS.get(i));
        }
      }
      holders.forEach(
          holder ->
              seen.put(
                  holder.coupon() + " " + holder.user(),
                  List.of(
                      holder.attempts,
                      holder.claims,
                      holder.issued,
                      holder.log,
                      holder.marks,
                      holder.statuses,
                      holder.resent)));
    }
    return seen;
  }

  private static void add(Holders holders, String coupon, String user, String id) {
    holders.add(new ClaimRow(id, coupon, user, "QUEUED", AT));
    holders.add(new IssuedRow(id, coupon, user, AT));
    holders.add(new IssuedRow("again", coupon, user, Instant.EPOCH.minusMillis(1)));
    holders.add(new LogRecord("t", -1, Long.MIN_VALUE, id, coupon, user));
    holders.add(new CacheMark(coupon, user, id));
    holders.add(new StatusAnswer(id, coupon, user, 200, "ISSUED"));
    holders.add(new Resent(coupon, user, 409, id, "쿠폰"));
    holders.add(coupon, user, new Attempt(-1, -9, Outcome.UNKNOWN, Meaning.SOLD_OUT, id));
  }
}
