package dev.faultline.coupon.migration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the schema is brought up to date.
 *
 * @param appUser the services' database user, which is granted what they need and no more
 * @param connectRetries tries to reach the database, a second and more apart: half a minute is the
 *     start of a slow one
 */
@ConfigurationProperties("coupon.migration")
record MigrationSettings(
    @DefaultValue("coupon_app") String appUser, @DefaultValue("10") int connectRetries) {

  MigrationSettings {
    if (!appUser.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "coupon.migration.app-user: found '%s', expected a plain role name".formatted(appUser));
    }
  }
}
