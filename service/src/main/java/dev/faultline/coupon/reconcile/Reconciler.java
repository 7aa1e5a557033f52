package dev.faultline.coupon.reconcile;

import dev.faultline.coupon.background.Recurring;
import dev.faultline.coupon.database.DatabaseSettings;
import dev.faultline.coupon.lag.ConsumerLag;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Checks the promises round by round. Of several instances one works, the others stand by: the
 * database's session lock decides. It runs in the query-api, because that role takes no part in
 * accepting and issuing and knows the lag, without which late and lost look the same.
 */
final class Reconciler extends Recurring {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private final DatabaseSettings database;
  private final ReconcilerSettings settings;
  private final ConsumerLag lag;
  private final CacheKeeper cacheKeeper;
  private final Findings findings;
  private @Nullable AuditSession session;
  private @Nullable Audit audit;

  Reconciler(
      DatabaseSettings database,
      ReconcilerSettings settings,
      ConsumerLag lag,
      CacheKeeper cacheKeeper,
      Findings findings) {
    super("reconciler", settings.every(), Duration.ofSeconds(3));
    this.database = database;
    this.settings = settings;
    this.lag = lag;
    this.cacheKeeper = cacheKeeper;
    this.findings = findings;
  }

  @Override
  protected void step() {
    try {
      Optional<Audit> mine = audit();
      if (mine.isPresent()) {
        findings.took(() -> mine.get().round(lag.behind()));
        cacheKeeper.round();
      } else {
        findings.standBy();
      }
    } catch (DataAccessException | SQLException e) {
      LOG.debug("the audit's session is given up", e);
      findings.unknown(e);
      giveUp();
    }
  }

  /** The running series of rounds; empty while another instance has the lock. */
  private Optional<Audit> audit() throws SQLException {
    Audit present = audit;
    if (present == null) {
      AuditSession open = session;
      if (open == null) {
        open = AuditSession.open(database);
        session = open;
      }
      if (open.table().isTheOnlyOne()) {
        present = new Audit(open.table(), settings);
        audit = present;
      }
    }
    return Optional.ofNullable(present);
  }

  private void giveUp() {
    audit = null;
    AuditSession present = session;
    session = null;
    if (present != null) {
      present.close();
    }
  }

  @Override
  protected void release() {
    giveUp();
  }
}
