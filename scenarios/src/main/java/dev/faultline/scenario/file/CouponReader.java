package dev.faultline.scenario.file;

import dev.faultline.scenario.CouponSpec;
import dev.faultline.scenario.Share;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code coupons:}; what the given shares leave is divided among the others. */
final class CouponReader {
  /** Characters. */
  static final int LONGEST_CODE = 32;

  private static final Pattern CODE =
      Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,%d}".formatted(LONGEST_CODE - 1));
  private static final long MOST_STOCK = 100_000_000;
  private static final double ROUNDING = 1e-9;

  private final Set<String> codes = new HashSet<>();

  private record Part(String code, long stock, Optional<Share> share) {}

  Read<List<CouponSpec>> coupons(Value value) {
    return value
        .list(item -> item.mapping(this::part))
        .then(parts -> parts.isEmpty() ? value.wrong(Finding.EMPTY_LIST) : divided(value, parts));
  }

  private Read<Part> part(Fields fields) {
    var code = fields.required("code", value -> value.text(CODE, "RUSH"));
    var stock = fields.required("stock", value -> value.count(1, MOST_STOCK));
    var share = fields.optional("share", Bounds::share);
    code.ifRead(
        text -> {
          if (!codes.add(text)) {
            fields.note("code", Finding.REPEATED, text);
          }
        });
    return fields.build(() -> new Part(code.get(), stock.get(), share.get()));
  }

  private static Read<List<CouponSpec>> divided(Value value, List<Part> parts) {
    double given =
        parts.stream().flatMap(part -> part.share().stream()).mapToDouble(Share::fraction).sum();
    long open = parts.stream().filter(part -> part.share().isEmpty()).count();
    boolean whole = open == 0 ? Math.abs(given - 1) < ROUNDING : given < 1;
    if (!whole) {
      return value.wrong(Finding.SHARES_NOT_WHOLE, Share.plain(given * 100) + "%");
    }
    Share rest = open == 0 ? Share.NONE : new Share((1 - given) / open);
    return Read.of(
        parts.stream()
            .map(part -> new CouponSpec(part.code(), part.stock(), part.share().orElse(rest)))
            .toList());
  }
}
