package dev.faultline.coupon.statuspage;

import dev.faultline.coupon.background.Loop;
import dev.faultline.coupon.bulletin.Bulletin;
import dev.faultline.coupon.bulletin.BulletinSettings;
import dev.faultline.coupon.bulletin.BulletinTable;
import dev.faultline.coupon.bulletin.ServiceState;
import dev.faultline.coupon.lag.ConsumerLag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Measures each second and keeps the result in memory, so that the page answers whatever is away.
 */
public final class StatusBoard implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

  private final ConsumerLag lag;
  private final SignalTable signals;
  private final BulletinTable bulletins;
  private final StatusSettings settings;
  private final Clock clock;
  private final Loop loop = new Loop("status-board", Duration.ofSeconds(1), this::measure);
  private volatile Board board;
  private volatile boolean running;
  private boolean noted;

  StatusBoard(
      ConsumerLag lag,
      SignalTable signals,
      BulletinTable bulletins,
      StatusSettings settings,
      Clock clock) {
    this.lag = lag;
    this.signals = signals;
    this.bulletins = bulletins;
    this.settings = settings;
    this.clock = clock;
    this.board = Board.unmeasured(clock.instant());
  }

  /** The board as it was up to a second ago. */
  public Board current() {
    return board;
  }

  /** Shows the state, its age, and how long operators have said nothing. */
  StatusBoard register(MeterRegistry meters, BulletinSettings duty) {
    for (ServiceState state : ServiceState.values()) {
      Gauge.builder("coupon.status", () -> board.state() == state ? 1 : 0)
          .tag("state", state.name())
          .register(meters);
    }
    Gauge.builder(
            "coupon.status.age",
            () ->
                board
                    .measuredAt()
                    .map(at -> Duration.between(at, clock.instant()).toMillis() / 1e3)
                    .orElse(Double.NaN))
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("coupon.status.news.overdue", () -> isOverdue(duty) ? 1 : 0).register(meters);
    return this;
  }

  private boolean isOverdue(BulletinSettings duty) {
    Board now = board;
    return now.bulletin()
        .filter(bulletin -> now.state().isDegraded())
        .flatMap(bulletin -> bulletin.withoutNews(clock.instant()))
        .filter(silence -> silence.compareTo(duty.newsEvery()) >= 0)
        .isPresent();
  }

  /** Who has just started and does not know the lag yet says nothing rather than a guess. */
  private boolean isTooEarly() {
    return board.measuredAt().isEmpty()
        && lag.behind().isEmpty()
        && Duration.between(board.since(), clock.instant()).compareTo(settings.unknownAfter()) < 0;
  }

  private void measure() {
    if (isTooEarly()) {
      return;
    }
    Optional<Signals.Store> store = Optional.empty();
    Optional<Bulletin> read = Optional.empty();
    try {
      store = Optional.of(signals.read());
      read = Optional.of(bulletins.read());
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("the database does not answer", e);
    }
    Board before = board;
    board = before.next(new Signals(clock.instant(), lag.behind(), store), read, settings);
    tell(before, board);
    if (store.isPresent() && !noted) {
      bulletins.note(board.state(), board.since());
      noted = true;
    }
  }

  private void tell(Board before, Board after) {
    if (before.state() != after.state()) {
      noted = false;
      LOG.info(
          "the status page says {} instead of {}: {}",
          after.state(),
          before.state(),
          after.causes());
    }
  }

  @Override
  public void start() {
    running = true;
    board = Board.unmeasured(clock.instant());
    loop.start();
  }

  @Override
  public void stop() {
    running = false;
    loop.stop(Duration.ofSeconds(4));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
