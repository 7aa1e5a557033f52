package dev.faultline.coupon.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads letters for people: a page of them, grouped by cause, one with all its content. */
public final class Letters {

  private static final int MAX_GROUPS = 200;

  private final JdbcClient database;

  Letters(JdbcClient database) {
    this.database = database;
  }

  List<Letter> page(LetterFilter filter, @Nullable Long before, int limit) {
    return database
        .sql(
            "select * from dead_letter where "
                + LetterFilter.WHERE
                + " and (cast(:before as bigint) is null or id < :before)"
                + " order by id desc limit :limit")
        .params(filter.parameters())
        .param("before", before)
        .param("limit", limit)
        .query(Letters::letter)
        .list();
  }

  /** Ids above one, upwards, so that an act on many goes through them once. */
  List<Long> ids(LetterFilter filter, long above, int limit) {
    return database
        .sql(
            "select id from dead_letter where "
                + LetterFilter.WHERE
                + " and id > :above order by id limit :limit")
        .params(filter.parameters())
        .param("above", above)
        .param("limit", limit)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  List<Group> groups(LetterFilter filter) {
    return database
        .sql(
            """
            select class, cause_group, count(*) as letters,
                   count(*) filter (where state in ('NEW', 'SCHEDULED', 'REPLAYING')) as open,
                   count(*) filter (where state = 'QUARANTINED') as quarantined,
                   min(created_at) as oldest, max(created_at) as newest
              from dead_letter where
            """
                + LetterFilter.WHERE
                + " group by class, cause_group order by letters desc, cause_group limit "
                + MAX_GROUPS)
        .params(filter.parameters())
        .query(
            (row, number) ->
                new Group(
                    row.getString("class"),
                    row.getString("cause_group"),
                    row.getLong("letters"),
                    row.getLong("open"),
                    row.getLong("quarantined"),
                    time(row, "oldest"),
                    time(row, "newest")))
        .list();
  }

  Optional<LetterContent> content(long id, Verdict verdict, List<AuditTrail.Entry> audit) {
    List<LetterContent.Sighting> sightings = sightings(id);
    return database
        .sql("select * from dead_letter where id = ?")
        .param(id)
        .query(
            (row, number) ->
                new LetterContent(
                    letter(row, number),
                    text(row, "record_key"),
                    row.getBytes("payload") == null
                        ? ""
                        : LetterContent.text(row.getBytes("payload")),
                    row.getString("headers"),
                    verdict,
                    sightings,
                    audit))
        .optional();
  }

  private List<LetterContent.Sighting> sightings(long id) {
    return database
        .sql(
            """
            select topic, partition, record_offset, cause, seen_at
              from dead_letter_sighting where letter_id = ? order by seen_at desc limit 50
            """)
        .param(id)
        .query(
            (row, number) ->
                new LetterContent.Sighting(
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("record_offset"),
                    row.getString("cause"),
                    time(row, "seen_at")))
        .list();
  }

  private static Letter letter(ResultSet row, int number) throws SQLException {
    Instant askedAt = timeOrNull(row, "discard_asked_at");
    return new Letter(
        row.getLong("id"),
        LetterState.valueOf(row.getString("state")),
        row.getString("class"),
        row.getString("cause"),
        row.getString("cause_group"),
        row.getObject("request_id", UUID.class),
        row.getString("coupon_code"),
        row.getString("user_id"),
        row.getInt("attempts"),
        row.getInt("sightings"),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getString("note"),
        timeOrNull(row, "due_at"),
        timeOrNull(row, "replayed_at"),
        time(row, "created_at"),
        time(row, "changed_at"),
        askedAt == null
            ? null
            : new Letter.DiscardQuestion(
                row.getString("discard_asked_by"), askedAt, row.getString("discard_reason")));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * Letters with the same trouble.
   *
   * @param kind class of failure
   * @param cause what the causes have in common
   * @param letters how many
   * @param open how many of them are open
   * @param quarantined how many wait for a person
   * @param oldest when the first was stored
   * @param newest when the last was stored
   */
  public record Group(
      String kind,
      String cause,
      long letters,
      long open,
      long quarantined,
      Instant oldest,
      Instant newest) {}
}
