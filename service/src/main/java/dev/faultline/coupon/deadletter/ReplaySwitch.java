package dev.faultline.coupon.deadletter;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stops and starts automatic replay for all workers at once; kept in the database. */
public final class ReplaySwitch {

  private final JdbcClient database;

  ReplaySwitch(JdbcClient database) {
    this.database = database;
  }

  /** For a look only: somebody may be turning it. */
  Position read() {
    return read("");
  }

  /**
   * For acting on it: until this transaction ends nobody turns the switch, so that whoever has
   * turned it off knows that nothing is sent by itself any more.
   */
  Position hold() {
    return read(" for share");
  }

  private Position read(String lock) {
    return database
        .sql("select enabled, changed_by, reason, changed_at from replay_switch" + lock)
        .query(
            (row, number) ->
                new Position(
                    row.getBoolean("enabled"),
                    row.getString("changed_by"),
                    row.getString("reason"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  void turn(boolean enabled, String actor, String reason) {
    database
        .sql(
            """
            update replay_switch
               set enabled = ?, changed_by = ?, reason = ?, changed_at = clock_timestamp()
            """)
        .params(enabled, actor, reason)
        .update();
  }

  /**
   * How the switch stands.
   *
   * @param enabled whether letters are replayed by themselves
   * @param changedBy who turned it last
   * @param reason why
   * @param changedAt when
   */
  public record Position(boolean enabled, String changedBy, String reason, Instant changedAt) {}
}
