package dev.faultline.fault.database;

import dev.faultline.bed.Bed;
import dev.faultline.bed.LedgerAccess;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.PartHistory;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.BadRelease;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches whether a bad release is in force, and the dead letters that come of it. */
final class DeadLetterWatch implements Watch {
  private static final long INTERVAL_MILLIS = 300;
  private static final int WITHIN_SECONDS = 5;
  private static final double MOST_LETTERS = 1_000_000;

  private final BadRelease asked;
  private final LedgerAccess database;
  private final String question;
  private final Looks looks;
  private final PartHistory history = new PartHistory();
  private long letters;
  private long lettersBefore;
  private boolean striking;

  DeadLetterWatch(BadRelease asked, Bed bed) {
    this.asked = asked;
    this.database = bed.addresses().ledger();
    this.question =
        "select (select count(*) from pg_constraint where conname = '%s'), (select count(*) from (%s) as letters)"
            .formatted(BadReleaseFault.RULE, bed.system().ledger().deadLetters());
    this.looks = new Looks("dead letters", 1);
  }

  @Override
  public void start() {
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    Instant began = Instant.now();
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(WITHIN_SECONDS);
      ResultSet answer = statement.executeQuery(question);
      answer.next();
      history.looked(began, Instant.now(), answer.getLong(1) == 0);
      counted(answer.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not tell its dead letters", e);
    }
  }

  private synchronized void counted(long now) {
    letters = now;
    if (!striking) {
      lettersBefore = now;
    }
  }

  private synchronized long added() {
    looks.check();
    return letters - lettersBefore;
  }

  @Override
  public synchronized void faultStarts() {
    striking = true;
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  @Override
  public Optional<String> bite() {
    return history
        .absentSince()
        .filter(since -> added() > 0)
        .map(since -> "%d dead letters since %s".formatted(added(), since));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.presentAgain().map(at -> new Healed(at, "the bad rule is gone"));
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    return List.of(
        Dose.seconds("in-force-seconds", lasts, history.absence(Instant.now()), allowance),
        new Dose(
            "dead-letters", "letters", asked.letters(), added(), asked.letters(), MOST_LETTERS));
  }

  @Override
  public void close() {
    looks.close();
  }
}
