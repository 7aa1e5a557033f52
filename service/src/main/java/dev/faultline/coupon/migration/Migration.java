package dev.faultline.coupon.migration;

import dev.faultline.coupon.broker.Topics;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Schema first, then topics; without Kafka the topics are left to whoever needs them first. */
final class Migration implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  private final DataSource database;
  private final MigrationSettings settings;
  private final Topics topics;

  Migration(DataSource database, MigrationSettings settings, Topics topics) {
    this.database = database;
    this.settings = settings;
    this.topics = topics;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    var result =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration")
            .placeholders(Map.of("appUser", settings.appUser()))
            .connectRetries(settings.connectRetries())
            .load()
            .migrate();
    LOG.info("schema is at version {}", result.targetSchemaVersion);
    Topics.Outcome outcome = topics.create();
    if (!outcome.isComplete()) {
      LOG.warn("topics are left to the services: {}", outcome.failures());
    }
  }
}
