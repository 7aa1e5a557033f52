package dev.faultline.variant.baseline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes tables and topics before any role starts. */
@Component
@Profile("migrate")
final class Migration implements CommandLineRunner {
  private static final String TABLES =
      """
      create table coupon (
          code      text primary key,
          total     bigint not null,
          closes_at timestamptz
      );
      create table issued_coupon (
          coupon_code  text not null,
          user_id      text not null,
          request_id   uuid not null unique,
          requested_at timestamptz not null,
          issued_at    timestamptz not null default clock_timestamp(),
          primary key (coupon_code, user_id)
      );
      create table dead_letter (
          id         bigint generated always as identity primary key,
          payload    text not null,
          cause      text not null,
          created_at timestamptz not null default clock_timestamp()
      );
      grant select on coupon to coupon_app;
      grant select, insert on issued_coupon, dead_letter to coupon_app;
      """;
  private static final int TOPICS_WITHIN_SECONDS = 120;

  private final JdbcClient database;
  private final BaselineSettings settings;

  Migration(JdbcClient database, BaselineSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  public void run(String... arguments) throws Exception {
    database.sql(TABLES).update();
    // The cluster may still be on its way up; the client asks again until its time is over.
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                settings.kafka(),
                "default.api.timeout.ms",
                TOPICS_WITHIN_SECONDS * 1_000))) {
      admin
          .createTopics(
              List.of(topic(BaselineSettings.TOPIC), topic(BaselineSettings.DEAD_LETTERS)))
          .all()
          .get(TOPICS_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** One partition, replicated as the brokers do by default. */
  private static NewTopic topic(String name) {
    return new NewTopic(name, Optional.of(1), Optional.empty());
  }
}
