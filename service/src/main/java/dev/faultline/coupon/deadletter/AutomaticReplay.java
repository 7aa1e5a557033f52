package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.background.Recurring;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replays dead letters without being asked. One worker at a time, a bounded number a second, each
 * letter a bounded number of times; what no replay can help is left to people.
 */
final class AutomaticReplay extends Recurring {

  private final ReplayQueue queue;
  private final Examiner examiner;
  private final LetterSteps steps;
  private final ReplaySwitch replaySwitch;
  private final TransactionOperations transactions;
  private final ReplaySettings settings;
  private final RandomGenerator random;
  private final Bucket allowance;

  AutomaticReplay(
      ReplayQueue queue,
      Examiner examiner,
      LetterSteps steps,
      ReplaySwitch replaySwitch,
      Ground ground) {
    super("dead-letter-replay", ground.settings().lookEvery(), Duration.ofSeconds(3));
    this.queue = queue;
    this.examiner = examiner;
    this.steps = steps;
    this.replaySwitch = replaySwitch;
    this.transactions = ground.transactions();
    this.settings = ground.settings();
    this.random = ground.random();
    this.allowance =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(settings.perSecond())
                        .refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
            .build();
  }

  @Override
  protected void step() {
    transactions.executeWithoutResult(
        transaction -> {
          if (queue.isMine()) {
            steps.resolve(queue.issued());
            plan(queue.returned());
            plan(queue.lost(settings.lostAfter()));
            if (replaySwitch.hold().enabled()) {
              if (queue.isDue(settings.startAtOpen(), settings.startAfter())) {
                classify(queue.fresh());
              }
              sendDue();
            }
          }
        });
  }

  /** The first look at a letter: what cannot be replayed for certain is not replayed at all. */
  private void classify(List<Long> ids) {
    for (Examination letter : examiner.take(ids)) {
      switch (letter.verdict()) {
        case REPLAY -> steps.schedule(letter.id(), Duration.ZERO);
        case ALREADY_ISSUED -> steps.resolve(List.of(letter.id()));
        case REBUILD, NO_CLAIM, CONTRADICTS_CLAIM, CLAIM_FAILED ->
            steps.quarantine(letter.id(), letter.verdict().name());
        case ON_ITS_WAY, DISCARD_ASKED, CLOSED -> {}
      }
    }
  }

  /** A letter that died again waits longer each time, and not for ever. */
  private void plan(List<Long> ids) {
    for (Examination letter : examiner.take(ids)) {
      if (letter.attempts() >= settings.maxAttempts()) {
        steps.quarantine(letter.id(), "ATTEMPTS");
      } else {
        steps.schedule(letter.id(), settings.backoff(letter.attempts(), random));
      }
    }
  }

  /** Looked at again: since they were scheduled, somebody may have issued or given up the claim. */
  private void sendDue() {
    List<Examination> letters = examiner.take(queue.due(settings.perSecond()));
    steps.send(
        letters.stream()
            .filter(letter -> letter.verdict().isReplayable())
            .takeWhile(letter -> allowance.tryConsume(1))
            .toList());
    letters.stream().filter(letter -> !letter.verdict().isReplayable()).forEach(this::putAside);
  }

  private void putAside(Examination letter) {
    switch (letter.verdict()) {
      case ALREADY_ISSUED -> steps.resolve(List.of(letter.id()));
      case NO_CLAIM, CONTRADICTS_CLAIM, CLAIM_FAILED ->
          steps.quarantine(letter.id(), letter.verdict().name());
      // Whoever asked, or confirms, decides; it is looked at again when its pause is over.
      case DISCARD_ASKED -> steps.schedule(letter.id(), settings.longestBackoff());
      case REPLAY, REBUILD, ON_ITS_WAY, CLOSED -> {}
    }
  }

  /**
   * What the replay stands on.
   *
   * @param transactions one for each look
   * @param settings when and how fast
   * @param random for the jitter
   */
  record Ground(
      TransactionOperations transactions, ReplaySettings settings, RandomGenerator random) {}
}
