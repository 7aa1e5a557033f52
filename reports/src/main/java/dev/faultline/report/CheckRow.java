package dev.faultline.report;

import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import java.util.List;
import java.util.Locale;

/** A check as the page shows it: text only. */
record CheckRow(
    String name,
    String phase,
    String verdict,
    String style,
    String measured,
    String limit,
    String margin,
    String samples,
    String en,
    String ko,
    List<String> examples) {

  static CheckRow of(CheckResult check) {
    return new CheckRow(
        check.name(),
        check.phase(),
        check.verdict() + (check.gated() ? "" : " · not gated"),
        check.gated() ? check.verdict().name().toLowerCase(Locale.ROOT) : "",
        check.measured().map(Quantity::text).orElse("–"),
        check.limit().map(Quantity::text).orElse("–"),
        check.margin().map(Quantity::text).orElse("–"),
        "%,d".formatted(check.samples()),
        check.sentence().en(),
        check.sentence().ko(),
        check.counterexamples());
  }
}
