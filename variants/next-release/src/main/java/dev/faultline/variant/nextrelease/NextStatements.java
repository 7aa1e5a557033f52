package dev.faultline.variant.nextrelease;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements of the next release: claims and coupons are written with their channel, and the
 * status is read with it; it is empty in rows that the old release wrote.
 */
record NextStatements(JdbcClient plain) implements JdbcClient {
  private static final String CHANNEL = "(select name from channel order by name limit 1)";

  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "insert into claim ",
              "insert into claim \\(coupon_code, user_id, request_id\\)\\s+select ",
              "insert into claim (channel, coupon_code, user_id, request_id) select "
                  + CHANNEL
                  + ", "),
          new Change(
              "insert into issued_coupon ",
              "insert into issued_coupon \\(request_id, coupon_code, user_id\\)\\s+select sent\\.\\*",
              "insert into issued_coupon (request_id, coupon_code, user_id, channel)"
                  + " select sent.*, "
                  + CHANNEL),
          new Change(
              "c.user_id, c.reason, c.claimed_at",
              "c\\.request_id, c\\.coupon_code,",
              "c.channel, i.channel as issued_channel, c.request_id, c.coupon_code,"));

  /**
   * @param sign of a statement that has to change
   * @param from what changes in it, as a regular expression
   */
  private record Change(String sign, Pattern from, String to) {
    Change(String sign, String from, String to) {
      this(sign, Pattern.compile(from), to);
    }

    String in(String sql) {
      if (!sql.contains(sign)) {
        return sql;
      }
      String changed = from.matcher(sql).replaceAll(to);
      if (changed.equals(sql)) {
        // Without this the variant would become the old release, and every run on it a green.
        throw new IllegalStateException("the next release does not know this statement: " + sql);
      }
      return changed;
    }
  }

  @Override
  public StatementSpec sql(String sql) {
    String next = sql;
    for (Change change : CHANGES) {
      next = change.in(next);
    }
    return plain.sql(next);
  }
}
