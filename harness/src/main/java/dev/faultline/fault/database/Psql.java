package dev.faultline.fault.database;

import dev.faultline.engine.LabelledContainers;
import java.time.Duration;
import java.util.List;

/**
 * Runs SQL inside a database's container, where no password is asked for: also after a run died.
 */
final class Psql {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Waits for those at work, but not so long that others would queue up behind it. */
  private static final String BOUNDED = "set lock_timeout = '5s'; ";

  private static final String COMMAND =
      "psql -X -v ON_ERROR_STOP=1 -U \"${POSTGRES_USER:-postgres}\" -d \"$POSTGRES_DB\" -c \"$0\"";

  private Psql() {}

  static void run(String containerId, LabelledContainers containers, String sql) {
    var answer =
        containers
            .inside(containerId)
            .exec(PATIENCE, List.of("bash", "-c", COMMAND, BOUNDED + sql));
    if (answer.exitCode() != 0) {
      throw new IllegalStateException("The database refused: " + answer.output().strip());
    }
  }
}
