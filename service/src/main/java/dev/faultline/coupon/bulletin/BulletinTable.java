package dev.faultline.coupon.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where announcements, switches and states are kept; nothing is ever changed or deleted. */
public final class BulletinTable {

  private static final int SHOWN = 10;

  private final JdbcClient database;
  private final Clock clock;

  BulletinTable(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Everything at once. */
  public Bulletin read() {
    return new Bulletin(announcements(), waiting(), degradedSince(), clock.instant());
  }

  /** Adds an announcement. */
  public void announce(Announcement.Phase phase, String textKo, String textEn, String author) {
    database
        .sql("insert into announcement (phase, text_ko, text_en, author) values (?, ?, ?, ?)")
        .params(phase.name(), textKo, textEn, author)
        .update();
  }

  /** Leads users to the waiting screen, or no longer. */
  public void switchWaiting(boolean isOn, String author) {
    database
        .sql("insert into waiting_switch (is_on, author) values (?, ?)")
        .params(isOn, author)
        .update();
  }

  /** Writes down a change of state; if another instance did so already, nothing happens. */
  public void note(ServiceState state, Instant since) {
    database
        .sql(
            """
            insert into service_state (state, since)
            select ?, ?
             where ? is distinct from (select state from service_state order by id desc limit 1)
            """)
        .params(state.name(), since.atOffset(ZoneOffset.UTC), state.name())
        .update();
  }

  private List<Announcement> announcements() {
    return database
        .sql(
            """
            select phase, text_ko, text_en, author, created_at
              from announcement order by id desc limit ?
            """)
        .param(SHOWN)
        .query(BulletinTable::announcement)
        .list();
  }

  private Bulletin.Waiting waiting() {
    return database
        .sql("select is_on, created_at from waiting_switch order by id desc limit 1")
        .query(
            (row, number) ->
                new Bulletin.Waiting(
                    row.getBoolean("is_on"), Optional.of(instant(row, "created_at"))))
        .optional()
        .orElse(new Bulletin.Waiting(false, Optional.empty()));
  }

  private Optional<Instant> degradedSince() {
    return database
        .sql(
            """
            select since from service_state
             where id > coalesce((select max(id) from service_state
                                   where state in ('NORMAL', 'CHECKING')), 0)
             order by id limit 1
            """)
        .query((row, number) -> instant(row, "since"))
        .optional();
  }

  private static Announcement announcement(ResultSet row, int number) throws SQLException {
    return new Announcement(
        Announcement.Phase.valueOf(row.getString("phase")),
        row.getString("text_ko"),
        row.getString("text_en"),
        row.getString("author"),
        instant(row, "created_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
