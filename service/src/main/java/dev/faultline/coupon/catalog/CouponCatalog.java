package dev.faultline.coupon.catalog;

import dev.faultline.coupon.background.Loop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All coupons in memory, read anew every second, so that a refusal rarely costs a query. */
public final class CouponCatalog implements SmartLifecycle {

  private static final Duration REFRESH = Duration.ofSeconds(1);

  /** An unknown code may force a reading, but not more often than this. */
  private static final long FORCED_REFRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long WAIT_FOR_READING_MILLIS = 500;

  private final JdbcClient database;
  private final Loop refresher = new Loop("catalog-refresh", REFRESH, this::refresh);
  private final ReentrantLock reading = new ReentrantLock();
  private final Condition due = reading.newCondition();
  private volatile @Nullable Snapshot snapshot;
  private volatile boolean running;

  CouponCatalog(JdbcClient database) {
    this.database = database;
  }

  /**
   * The coupon's terms; empty only if a reading that began after the question does not have it.
   *
   * @throws UnreadCatalogException if the coupons could not be read even once
   */
  public Optional<CouponTerms> find(String code) {
    Snapshot present = snapshot;
    if (present != null && present.coupons.containsKey(code)) {
      return Optional.ofNullable(present.coupons.get(code));
    }
    return Optional.ofNullable(newSnapshot().coupons.get(code));
  }

  private Snapshot newSnapshot() {
    try {
      long askedNanos = System.nanoTime();
      if (reading.tryLock(WAIT_FOR_READING_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          // Whoever waits for the next reading shares it with all who asked meanwhile.
          long waitNanos = untilDue(askedNanos);
          while (waitNanos > 0) {
            waitNanos = Math.min(due.awaitNanos(waitNanos), untilDue(askedNanos));
          }
          if (isOlder(askedNanos)) {
            refresh();
          }
        } finally {
          reading.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException e) {
      throw new UnreadCatalogException(e);
    }
    Snapshot present = snapshot;
    if (present == null) {
      throw new UnreadCatalogException(null);
    }
    return present;
  }

  private boolean isOlder(long askedNanos) {
    Snapshot present = snapshot;
    return present == null || present.readNanos - askedNanos < 0;
  }

  private long untilDue(long askedNanos) {
    Snapshot present = snapshot;
    return present == null || !isOlder(askedNanos)
        ? 0
        : present.readNanos + FORCED_REFRESH_NANOS - System.nanoTime();
  }

  private void refresh() {
    long readNanos = System.nanoTime();
    Map<String, CouponTerms> coupons =
        database
            .sql("select code, total, claimed, opens_at, closes_at, version from coupon")
            .query(CouponCatalog::terms)
            .list()
            .stream()
            .collect(Collectors.toUnmodifiableMap(CouponTerms::code, Function.identity()));
    snapshot = new Snapshot(coupons, readNanos);
  }

  private static CouponTerms terms(ResultSet row, int number) throws SQLException {
    return new CouponTerms(
        row.getString("code"),
        row.getLong("total"),
        row.getLong("claimed"),
        instant(row, "opens_at"),
        instant(row, "closes_at"),
        row.getLong("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  @Override
  public void start() {
    running = true;
    refresher.start();
  }

  @Override
  public void stop() {
    running = false;
    refresher.stop(REFRESH);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private record Snapshot(Map<String, CouponTerms> coupons, long readNanos) {}
}
