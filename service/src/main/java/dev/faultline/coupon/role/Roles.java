package dev.faultline.coupon.role;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * The roles of this process, read once from {@code coupon.roles}.
 *
 * @param values at least one; migration runs alone, because it ends when it is done
 */
public record Roles(Set<Role> values) {

  public Roles {
    values = Set.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("coupon.roles: found nothing, expected at least one role");
    }
    if (values.contains(Role.MIGRATE) && values.size() > 1) {
      throw new IllegalArgumentException("coupon.roles: migrate ends when done, so it runs alone");
    }
  }

  /** Reads the roles that the settings name. */
  public static Roles from(Environment environment) {
    String found = environment.getProperty("coupon.roles", "");
    return new Roles(
        Arrays.stream(found.split(",", -1))
            .filter(label -> !label.isBlank())
            .map(Role::labelled)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether this process plays the role. */
  public boolean include(Role role) {
    return values.contains(role);
  }

  /** The roles as one word for client names and logs. */
  public String label() {
    return values.stream().sorted().map(Role::label).collect(Collectors.joining("+"));
  }
}
