package dev.faultline.coupon.admin;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may log in to {@code /admin}. Nobody by default, and then there are no admin pages at all.
 *
 * @param users accounts, each name once
 * @param secureCookie cookies travel over HTTPS only; false is for a plain-HTTP machine of your own
 * @param sessionTimeout idle time until the next login: half an hour, as long as a shift's break
 * @param rolesClaim claim of a bearer token that lists {@code VIEWER} or {@code OPERATOR}
 */
@ConfigurationProperties("coupon.admin")
public record AdminSettings(
    List<User> users,
    @DefaultValue("true") boolean secureCookie,
    @DefaultValue("30m") Duration sessionTimeout,
    @DefaultValue("roles") String rolesClaim) {

  public AdminSettings {
    users = users == null ? List.of() : List.copyOf(users);
    Set<String> names = new HashSet<>();
    for (User user : users) {
      require(names.add(user.name().toLowerCase(Locale.ROOT)), "users", "each name once");
    }
    require(sessionTimeout.compareTo(Duration.ofMinutes(1)) >= 0, "session-timeout", ">= 1m");
    require(!rolesClaim.isBlank(), "roles-claim", "a claim's name");
  }

  /** Whether there is anybody to show admin pages to. */
  public boolean hasUsers() {
    return !users.isEmpty();
  }

  private static void require(boolean holds, String setting, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "coupon.admin.%s: expected %s".formatted(setting, expected));
    }
  }

  /**
   * An account.
   *
   * @param name what the user types, and what the audit trail says
   * @param passwordHash bcrypt of cost 10 to 14; never the password itself
   * @param roles at least one
   */
  public record User(String name, String passwordHash, Set<AdminRole> roles) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}");

    public User {
      require(
          name != null && NAME.matcher(name).matches(),
          "users[].name",
          "a name such as 'alice' (letters, digits, . _ @ -)");
      // The value is not repeated: it may be somebody's password.
      require(
          passwordHash != null && BCRYPT.matcher(passwordHash).matches(),
          "users[%s].password-hash".formatted(name),
          "a bcrypt hash of cost 10 to 14 and never the password itself,"
              + " made for example by: htpasswd -nBC 12 "
              + name);
      require(
          roles != null && !roles.isEmpty(),
          "users[%s].roles".formatted(name),
          "VIEWER or OPERATOR");
      roles = Set.copyOf(roles);
    }
  }
}
