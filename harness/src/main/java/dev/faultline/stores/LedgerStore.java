package dev.faultline.stores;

import dev.faultline.bed.LedgerAccess;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.RunDirectory.Lines;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.CouponRow;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.OutboxRow;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.system.Ledger;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The truth: read by the system file's SQL, in one snapshot, on a connection without a proxy. */
public final class LedgerStore {
  private static final int FETCH_ROWS = 10_000;
  private static final int QUERY_WITHIN_SECONDS = 60;
  private static final String COUPON = "coupon";

  private final Ledger sql;
  private final LedgerAccess access;

  public LedgerStore(Ledger sql, LedgerAccess access) {
    this.sql = sql;
    this.access = access;
  }

  /** Makes the coupons of a scenario. */
  public void create(List<CouponSpec> coupons) throws SQLException {
    try (Connection connection = access.open();
        PreparedStatement insert = connection.prepareStatement(sql.createCoupon())) {
      for (CouponSpec coupon : coupons) {
        insert.setString(1, coupon.code());
        insert.setLong(2, coupon.stock());
        insert.executeUpdate();
      }
    }
  }

  /** Runs one statement of the system file. */
  public void execute(String statement) throws SQLException {
    try (Connection connection = access.open();
        Statement run = connection.createStatement()) {
      run.setQueryTimeout(QUERY_WITHIN_SECONDS);
      run.execute(statement);
    }
  }

  /** Rows that wait in the outbox now. */
  public long outboxRows() throws SQLException {
    try (Connection connection = access.open()) {
      return count(connection, sql.outbox());
    }
  }

  /** Dead letters whose request has no coupon now. */
  public long lettersWithoutCoupon() throws SQLException {
    try (Connection connection = access.open()) {
      return count(
          connection,
          "select 1 from (%s) as letter where not exists (select 1 from (%s) as coupon where coupon.request_id = letter.request_id)"
              .formatted(sql.deadLetters(), sql.issued()));
    }
  }

  /** Sessions of this database that hold a transaction open without working in it. */
  public long idleInTransaction() throws SQLException {
    try (Connection connection = access.open()) {
      return count(
          connection,
          "select 1 from pg_stat_activity where datname = current_database()"
              + " and state like 'idle in transaction%'");
    }
  }

  /** Triggers and constraints of faults, which carry the harness's name, that are still there. */
  public List<String> plantedRules() throws SQLException {
    try (Connection connection = access.open();
        Statement query = connection.createStatement()) {
      query.setQueryTimeout(QUERY_WITHIN_SECONDS);
      ResultSet found =
          query.executeQuery(
              "select tgname from pg_trigger where tgname like 'faultline%'"
                  + " union all select conname from pg_constraint where conname like 'faultline%'");
      List<String> names = new ArrayList<>();
      while (found.next()) {
        names.add(found.getString(1));
      }
      return names;
    }
  }

  /** The codes of every coupon there is. */
  public Set<String> coupons() throws SQLException {
    try (Connection connection = access.open();
        Statement query = connection.createStatement()) {
      query.setQueryTimeout(QUERY_WITHIN_SECONDS);
      ResultSet found = query.executeQuery(sql.coupons());
      Set<String> codes = new HashSet<>();
      while (found.next()) {
        codes.add(text(found, COUPON));
      }
      return codes;
    }
  }

  /**
   * Writes all stores of the database into the run directory; one snapshot for all.
   *
   * @param others coupons of earlier runs, whose rows are left out
   */
  public List<ReadProof> writeTo(RunDirectory run, Set<String> others)
      throws SQLException, IOException {
    Row<Boolean> ofRun = row -> !others.contains(text(row, COUPON));
    try (Connection connection = access.open()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      List<ReadProof> proofs =
          List.of(
              write(
                  connection, run, RunDirectory.COUPONS, sql.coupons(), ofRun, LedgerStore::coupon),
              write(connection, run, RunDirectory.CLAIMS, sql.claims(), ofRun, LedgerStore::claim),
              write(connection, run, RunDirectory.ISSUED, sql.issued(), ofRun, LedgerStore::issued),
              write(
                  connection,
                  run,
                  RunDirectory.OUTBOX,
                  sql.outbox(),
                  row -> true,
                  row -> new OutboxRow(text(row, "request_id"))),
              write(
                  connection,
                  run,
                  RunDirectory.DEAD_LETTERS,
                  sql.deadLetters(),
                  row -> true,
                  row -> new DeadLetterRow(text(row, "request_id"), text(row, "state"))));
      connection.commit();
      return proofs;
    }
  }

  /** One row of a query as a record. */
  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> ReadProof write(
      Connection connection,
      RunDirectory run,
      Lines<T> lines,
      String query,
      Row<Boolean> ofRun,
      Row<T> as)
      throws SQLException, IOException {
    long all = count(connection, query);
    long read = 0;
    long others = 0;
    try (Statement statement = connection.createStatement();
        JsonLinesWriter out = new JsonLinesWriter(run.file(lines))) {
      statement.setFetchSize(FETCH_ROWS);
      statement.setQueryTimeout(QUERY_WITHIN_SECONDS);
      ResultSet rows = statement.executeQuery(query);
      while (rows.next()) {
        if (ofRun.of(rows)) {
          out.write(as.of(rows));
          read++;
        } else {
          others++;
        }
      }
    }
    return new ReadProof(
        StoreName.of(lines),
        all - others,
        read,
        "count(*) and rows in one repeatable-read snapshot, %d rows of earlier runs left out"
            .formatted(others));
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(QUERY_WITHIN_SECONDS);
      ResultSet count =
          statement.executeQuery("select count(*) from (" + query + ") as counted_rows");
      count.next();
      return count.getLong(1);
    }
  }

  private static CouponRow coupon(ResultSet row) throws SQLException {
    return new CouponRow(text(row, COUPON), row.getLong("stock"), row.getLong("claimed"));
  }

  private static ClaimRow claim(ResultSet row) throws SQLException {
    return new ClaimRow(
        text(row, "request_id"),
        text(row, COUPON),
        text(row, "user_id"),
        text(row, "state"),
        instant(row, "claimed_at"));
  }

  private static IssuedRow issued(ResultSet row) throws SQLException {
    return new IssuedRow(
        text(row, "request_id"),
        text(row, COUPON),
        text(row, "user_id"),
        instant(row, "issued_at"));
  }

  /** A null is no value of any column here, the request of an undecodable dead letter excepted. */
  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    if (at == null) {
      throw new SQLException("Column " + column + " is null: the system file's SQL must give it");
    }
    return at.toInstant();
  }
}
