package dev.faultline.coupon.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The questions. Each is one statement, hence one snapshot: under load a count and a counter that
 * belong together are seen together. Answers are bounded; beyond {@link #MOST} it only matters that
 * it is very wrong.
 */
final class AuditTable {

  static final int MOST = 1_000;

  private static final String ISSUED_FLAWS =
      """
      select i.request_id,
             case when c.request_id is null then 'ISSUED_HAS_CLAIM'
                  when c.request_id <> i.request_id then 'REQUEST_IDS_AGREE'
                  else 'FAILED_IS_NOT_ISSUED' end as broken
        from issued_coupon i
        left join claim c on c.coupon_code = i.coupon_code and c.user_id = i.user_id
       where (c.request_id is null or c.request_id <> i.request_id or c.state = 'FAILED')
      """;

  private static final String UNISSUED =
      """
      select c.request_id
        from claim c
       where c.state = 'QUEUED'
         and not exists (select 1 from issued_coupon i
                          where i.coupon_code = c.coupon_code and i.user_id = c.user_id)
         and not exists (select 1 from outbox o where o.request_id = c.request_id)
      """;

  private final JdbcClient database;

  AuditTable(JdbcClient database) {
    this.database = database;
  }

  /** True for one session at a time, until that session ends. */
  boolean isTheOnlyOne() {
    return database
        .sql("select pg_try_advisory_lock(hashtext('coupon.reconciler'))")
        .query(Boolean.class)
        .single();
  }

  OffsetDateTime now() {
    return database.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
  }

  /** Age of the oldest outbox row, 0 if there is none. */
  double oldestOutboxSeconds() {
    return database
        .sql(
            """
            select coalesce((select extract(epoch from clock_timestamp() - created_at)
                               from outbox order by id limit 1), 0)
            """)
        .query(Double.class)
        .single();
  }

  List<String> overclaimed() {
    return texts("select code from coupon where claimed > total or claimed < 0 limit ?");
  }

  /** Unique keys of the table that are gone or not valid. */
  List<String> missingKeys(String table) {
    return database
        .sql(
            """
            select ?::text || ' (' || wanted || ')'
              from unnest(array['coupon_code, user_id', 'request_id']) wanted
             where not exists (
                   select 1 from pg_index x
                    where x.indrelid = to_regclass(?) and x.indisunique and x.indisvalid
                      and x.indpred is null
                      and pg_get_indexdef(x.indexrelid) like '%(' || wanted || ')')
            """)
        .params(table, table)
        .query(AuditTable::text)
        .list();
  }

  /** Coupons whose counter is not the number of their claims. Reads every claim. */
  List<String> miscounted() {
    return texts(
        """
        select c.code
          from coupon c
          left join (select coupon_code, count(*) as claims
                       from claim where state <> 'FAILED' group by coupon_code) counted
                 on counted.coupon_code = c.code
         where c.claimed <> coalesce(counted.claims, 0)
         limit ?
        """);
  }

  /** The oldest rows only: one without a claim that is sent shows up as an issued coupon. */
  List<String> outboxWithoutClaim() {
    return texts(
        """
        select o.request_id::text
          from (select request_id from outbox order by id limit ?) o
         where not exists (select 1 from claim c where c.request_id = o.request_id)
        """);
  }

  List<Flaw> issuedFlaws(Span span) {
    return database
        .sql(ISSUED_FLAWS + " and i.issued_at >= ? and i.issued_at < ? limit ?")
        .params(span.from(), span.until(), MOST)
        .query(AuditTable::flaw)
        .list();
  }

  List<Flaw> issuedFlaws(Collection<UUID> known) {
    return database
        .sql(ISSUED_FLAWS + " and i.request_id = any(?::uuid[])")
        .param(array(known))
        .query(AuditTable::flaw)
        .list();
  }

  List<UUID> unissued(Span span) {
    return database
        .sql(UNISSUED + " and c.claimed_at >= ? and c.claimed_at < ? limit ?")
        .params(span.from(), span.until(), MOST)
        .query(AuditTable::id)
        .list();
  }

  /** Those of the known ones that are still nowhere, not even among the dead letters. */
  List<UUID> stillUnissued(Collection<UUID> known) {
    return database
        .sql(
            UNISSUED
                + """
                   and c.request_id = any(?::uuid[])
                   and not exists (select 1 from dead_letter d
                                    where d.request_id = c.request_id
                                      and d.state not in ('RESOLVED', 'DISCARDED'))
                  """)
        .param(array(known))
        .query(AuditTable::id)
        .list();
  }

  private List<String> texts(String sql) {
    return database.sql(sql).param(MOST).query(AuditTable::text).list();
  }

  private static String text(ResultSet row, int number) throws SQLException {
    return row.getString(1);
  }

  private static UUID id(ResultSet row, int number) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private static Flaw flaw(ResultSet row, int number) throws SQLException {
    return new Flaw(
        row.getObject("request_id", UUID.class), Invariant.valueOf(row.getString("broken")));
  }

  private static String[] array(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  /**
   * An issued coupon that should not be as it is.
   *
   * @param requestId its request
   * @param broken what it breaks
   */
  record Flaw(UUID requestId, Invariant broken) {}
}
