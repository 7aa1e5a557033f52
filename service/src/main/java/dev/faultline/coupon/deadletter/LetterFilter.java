package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which letters; whatever is absent does not matter. Texts reach the database as parameters only.
 *
 * @param state one state, or {@code OPEN} for all open ones
 * @param kind class of failure
 * @param group exact cause group
 * @param cause part of the cause, in any letters
 * @param coupon exact coupon code
 * @param user exact user id
 * @param from stored at or after
 * @param until stored before
 */
public record LetterFilter(
    @Nullable String state,
    @Nullable String kind,
    @Nullable String group,
    @Nullable String cause,
    @Nullable String coupon,
    @Nullable String user,
    @Nullable Instant from,
    @Nullable Instant until) {

  private static final String ALL_OPEN = "OPEN";
  private static final int TEXT_MAX_LENGTH = 200;

  static final String WHERE =
      """
      (cast(:state as text) is null or state = :state
           or (:state = 'OPEN' and state in ('NEW', 'SCHEDULED', 'REPLAYING')))
       and (cast(:kind as text) is null or class = :kind)
       and (cast(:group as text) is null or cause_group = :group)
       and (cast(:cause as text) is null or position(lower(:cause) in lower(cause)) > 0)
       and (cast(:coupon as text) is null or coupon_code = :coupon)
       and (cast(:user as text) is null or user_id = :user)
       and (cast(:from as timestamptz) is null or created_at >= :from)
       and (cast(:until as timestamptz) is null or created_at < :until)
      """;

  public LetterFilter {
    state = meant(state);
    kind = meant(kind);
    group = meant(group);
    cause = meant(cause);
    coupon = meant(coupon);
    user = meant(user);
    if (state != null && !state.equals(ALL_OPEN) && !LetterState.isKnown(state)) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
  }

  /** Everything. */
  public static LetterFilter none() {
    return new LetterFilter(null, null, null, null, null, null, null, null);
  }

  /** Whether it leaves anything out; an act on many letters needs one that does. */
  public boolean isSpecific() {
    return Stream.of(kind, group, cause, coupon, user).anyMatch(Objects::nonNull);
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("state", state);
    parameters.put("kind", kind);
    parameters.put("group", group);
    parameters.put("cause", cause);
    parameters.put("coupon", coupon);
    parameters.put("user", user);
    parameters.put("from", time(from));
    parameters.put("until", time(until));
    return parameters;
  }

  /** In words, for the audit trail. */
  String inWords() {
    return parameters().entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** An empty field of a form means nothing; what the database cannot hold cannot be found. */
  private static @Nullable String meant(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > TEXT_MAX_LENGTH || text.indexOf('\0') >= 0) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    return text.strip();
  }
}
