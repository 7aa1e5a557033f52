package dev.faultline.coupon.admin;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What an operator of the service may do. */
public enum AdminRole {
  /** Looks at everything, changes nothing. */
  VIEWER,
  /** Replays, announces, switches; an act that takes two people takes two of these. */
  OPERATOR;

  /** The authorities of somebody with these role names; unknown names give none. */
  static Collection<GrantedAuthority> authorities(Collection<String> names) {
    return Arrays.stream(values())
        .filter(role -> names.contains(role.name()))
        .flatMap(role -> role == OPERATOR ? Stream.of(VIEWER, OPERATOR) : Stream.of(role))
        .distinct()
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
        .toList();
  }
}
