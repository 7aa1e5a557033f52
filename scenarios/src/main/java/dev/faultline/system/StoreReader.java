package dev.faultline.system;

import dev.faultline.scenario.Step;
import dev.faultline.system.SystemUnderTest.Cache;
import dev.faultline.system.SystemUnderTest.Lock;
import dev.faultline.system.SystemUnderTest.Topics;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where the truth is stored: {@code ledger:}, {@code topics:} and {@code cache:}. */
final class StoreReader {
  private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_.]{0,62}");
  private static final int MOST_PARTITIONS = 1_000;

  private StoreReader() {}

  static Read<Ledger> ledger(Fields fields) {
    var database = fields.required("database", Value::text);
    var coupons = fields.required("coupons", Value::text);
    var claims = fields.required("claims", Value::text);
    var issued = fields.required("issued", Value::text);
    var outbox = fields.required("outbox", Value::text);
    var deadLetters = fields.required("dead-letters", Value::text);
    var createCoupon = fields.required("create-coupon", Value::text);
    var failedState = fields.required("failed-state", Value::text);
    var hotRows = fields.optional("hot-rows", Value::text);
    var inserts =
        fields.optional(
            "inserts", Map.<Step, String>of(), value -> value.mapping(StoreReader::inserts));
    var fill = fields.optional("fill", Value::text);
    var badRelease = fields.optional("bad-release", value -> value.mapping(StoreReader::badRule));
    return fields.build(
        () ->
            new Ledger(
                database.get(),
                coupons.get(),
                claims.get(),
                issued.get(),
                outbox.get(),
                deadLetters.get(),
                createCoupon.get(),
                failedState.get(),
                hotRows.get(),
                inserts.get(),
                fill.get(),
                badRelease.get()));
  }

  private static Read<Map<Step, String>> inserts(Fields fields) {
    Map<Step, Read<Optional<String>>> tables = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      tables.put(step, fields.optional(step.word(), StoreReader::table));
    }
    return fields.build(
        () -> {
          Map<Step, String> named = new EnumMap<>(Step.class);
          tables.forEach((step, table) -> table.get().ifPresent(name -> named.put(step, name)));
          return named;
        });
  }

  private static Read<String> table(Value value) {
    return value.text(TABLE, "issued_coupon");
  }

  private static Read<Ledger.BadRule> badRule(Fields fields) {
    var table = fields.required("table", StoreReader::table);
    var rejects = fields.required("rejects", Value::text);
    return fields.build(() -> new Ledger.BadRule(table.get(), rejects.get()));
  }

  static Read<Topics> topics(Fields fields) {
    var issue = fields.required("issue", Value::text);
    var deadLetter = fields.required("dead-letter", Value::text);
    var group = fields.required("group", Value::text);
    var partitions = fields.required("partitions", value -> value.count(1, MOST_PARTITIONS));
    var requestId = fields.required("request-id", SystemReader::pointer);
    var coupon = fields.required("coupon", SystemReader::pointer);
    var user = fields.required("user", SystemReader::pointer);
    return fields.build(
        () ->
            new Topics(
                issue.get(),
                deadLetter.get(),
                group.get(),
                Math.toIntExact(partitions.get()),
                requestId.get(),
                coupon.get(),
                user.get()));
  }

  static Read<Cache> cache(Fields fields) {
    var marks = fields.required("marks", Placeholders.COUPON::text);
    var state = fields.required("state", Placeholders.COUPON::text);
    var remaining = fields.required("remaining", Value::text);
    var lock = fields.optional("lock", value -> value.mapping(StoreReader::lock));
    return fields.build(() -> new Cache(marks.get(), state.get(), remaining.get(), lock.get()));
  }

  private static Read<Lock> lock(Fields fields) {
    var key = fields.required("key", Placeholders.COUPON::text);
    var channel = fields.required("channel", Placeholders.COUPON::text);
    return fields.build(() -> new Lock(key.get(), channel.get()));
  }
}
