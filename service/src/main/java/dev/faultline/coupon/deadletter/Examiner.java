package dev.faultline.coupon.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts letters beside their claims and coupons. */
final class Examiner {

  private static final String EXAMINE =
      """
      select l.id, l.state, l.attempts, l.coupon_code, l.user_id,
             coalesce(l.discard_asked_at > clock_timestamp() - interval '1 day', false) as asked,
             c.request_id as claim_id, c.coupon_code as claim_coupon, c.user_id as claim_user,
             c.state as claim_state, i.request_id is not null as issued
        from dead_letter l
             left join claim c on c.request_id = l.request_id
             left join issued_coupon i on i.request_id = l.request_id
       where l.id = any(?)
       order by l.id
      """;

  private final JdbcClient database;

  Examiner(JdbcClient database) {
    this.database = database;
  }

  /** For a look only: everything may be different a moment later. */
  List<Examination> look(List<Long> ids) {
    return examine(EXAMINE, ids);
  }

  /** For a change: locked until the transaction ends; letters that others hold are left out. */
  List<Examination> take(List<Long> ids) {
    return examine(EXAMINE + " for no key update of l skip locked", ids);
  }

  /** For a change of one letter: waits for whoever holds it. */
  Optional<Examination> await(long id) {
    return examine(EXAMINE + " for no key update of l", List.of(id)).stream().findFirst();
  }

  private List<Examination> examine(String sql, List<Long> ids) {
    return database.sql(sql).param(ids.toArray(Long[]::new)).query(Examiner::examination).list();
  }

  private static Examination examination(ResultSet row, int number) throws SQLException {
    UUID claim = row.getObject("claim_id", UUID.class);
    return new Examination(
        row.getLong("id"),
        LetterState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getString("coupon_code") != null,
        row.getString("coupon_code"),
        row.getString("user_id"),
        claim == null
            ? null
            : new Examination.Claim(
                claim,
                row.getString("claim_coupon"),
                row.getString("claim_user"),
                "FAILED".equals(row.getString("claim_state"))),
        row.getBoolean("issued"),
        row.getBoolean("asked"));
  }
}
