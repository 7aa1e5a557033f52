package dev.faultline.coupon.role;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the service that can be deployed alone. */
public enum Role {
  ISSUE_API,
  WORKER,
  QUERY_API,
  MIGRATE;

  /** The role as settings spell it, for example {@code issue-api}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Role labelled(String label) {
    return Arrays.stream(values())
        .filter(role -> role.label().equals(label.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "coupon.roles: found '%s', expected one or more of %s"
                        .formatted(label, known())));
  }

  private static String known() {
    return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
  }
}
