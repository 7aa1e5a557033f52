package dev.faultline.coupon.console;

import dev.faultline.coupon.deadletter.LetterFilter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter as the form has it; times are UTC.
 *
 * @param state one state, or OPEN
 * @param kind class of failure
 * @param group exact cause group
 * @param cause part of the cause
 * @param coupon coupon code
 * @param user user id
 * @param from stored at or after
 * @param until stored before
 */
record FilterForm(
    @Nullable String state,
    @Nullable String kind,
    @Nullable String group,
    @Nullable String cause,
    @Nullable String coupon,
    @Nullable String user,
    @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime from,
    @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) LocalDateTime until) {

  LetterFilter filter() {
    return new LetterFilter(state, kind, group, cause, coupon, user, instant(from), instant(until));
  }

  /** The fields that are filled in, for links and hidden fields. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "state", state);
    put(fields, "kind", kind);
    put(fields, "group", group);
    put(fields, "cause", cause);
    put(fields, "coupon", coupon);
    put(fields, "user", user);
    put(fields, "from", from);
    put(fields, "until", until);
    return fields;
  }

  /** A link that keeps the filter. */
  public String link(String path, @Nullable Long before) {
    var link = UriComponentsBuilder.fromPath(path);
    fields().forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
    if (before != null) {
      link.queryParam("before", before);
    }
    return link.encode().buildAndExpand(fields()).toUriString();
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      fields.put(name, value.toString());
    }
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
