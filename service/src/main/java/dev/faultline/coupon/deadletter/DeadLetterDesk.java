package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.deadletter.AuditTrail.Act;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** What people do with dead letters; each act and its line in the audit trail are one commit. */
public final class DeadLetterDesk {

  /** An act on more letters than this is given in parts. */
  public static final int MAX_LETTERS = 20_000;

  private static final int CHUNK = 500;

  private final Letters letters;
  private final LetterCounts counts;
  private final Examiner examiner;
  private final LetterSteps steps;
  private final Discards discards;
  private final ReplaySwitch replaySwitch;
  private final AuditTrail audit;
  private final TransactionOperations transactions;

  DeadLetterDesk(
      Letters letters,
      LetterCounts counts,
      Examiner examiner,
      LetterSteps steps,
      Discards discards,
      ReplaySwitch replaySwitch,
      AuditTrail audit,
      TransactionOperations transactions) {
    this.letters = letters;
    this.counts = counts;
    this.examiner = examiner;
    this.steps = steps;
    this.discards = discards;
    this.replaySwitch = replaySwitch;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Letters, the newest first, below an id. */
  public List<Letter> page(LetterFilter filter, @Nullable Long before, int limit) {
    return letters.page(filter, before, limit);
  }

  /** Letters by what is wrong with them. */
  public List<Letters.Group> groups(LetterFilter filter) {
    return letters.groups(filter);
  }

  /** How many letters are in each state. */
  public Map<LetterState, Long> counts() {
    return counts.byState();
  }

  /** One letter with everything that is known of it. */
  public LetterContent read(long id) {
    Verdict verdict =
        examiner.look(List.of(id)).stream()
            .findFirst()
            .orElseThrow(() -> new ProblemException(ProblemCode.LETTER_UNKNOWN))
            .verdict();
    return letters
        .content(id, verdict, audit.read(id, null, 50))
        .orElseThrow(() -> new ProblemException(ProblemCode.LETTER_UNKNOWN));
  }

  /** Dry run: what replaying these letters would do; changes nothing. */
  public Plan plan(LetterFilter filter) {
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    long seen =
        inChunks(
            filter,
            ids ->
                examiner
                    .look(ids)
                    .forEach(letter -> verdicts.merge(letter.verdict(), 1L, Long::sum)));
    return new Plan(seen, verdicts, replaySwitch.read().enabled());
  }

  /** Replays one letter at once, also while the switch is off: a person has looked at it. */
  public void replay(long id, String actor) {
    transactions.executeWithoutResult(
        transaction -> {
          Examination letter =
              examiner
                  .await(id)
                  .orElseThrow(() -> new ProblemException(ProblemCode.LETTER_UNKNOWN));
          if (!letter.verdict().isReplayable()) {
            throw new ProblemException(ProblemCode.LETTER_REFUSES);
          }
          steps.send(List.of(letter));
          audit.add(actor, Act.REPLAY, List.of(id), letter.verdict().name());
        });
  }

  /** Puts many letters into the replay's queue, which sends them at its own pace. */
  public Plan replayAll(LetterFilter filter, String actor) {
    if (!filter.isSpecific()) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    long seen =
        inChunks(
            filter,
            ids ->
                transactions.executeWithoutResult(
                    transaction -> queue(ids, filter, actor, verdicts)));
    return new Plan(seen, verdicts, replaySwitch.read().enabled());
  }

  /** Upwards by id, each letter once and short transactions; answers how many there were. */
  private long inChunks(LetterFilter filter, Consumer<List<Long>> work) {
    long above = 0;
    long seen = 0;
    while (seen < MAX_LETTERS) {
      List<Long> ids = letters.ids(filter, above, CHUNK);
      if (ids.isEmpty()) {
        break;
      }
      work.accept(ids);
      above = ids.getLast();
      seen += ids.size();
    }
    return seen;
  }

  private void queue(
      List<Long> ids, LetterFilter filter, String actor, Map<Verdict, Long> verdicts) {
    List<Examination> taken = examiner.take(ids);
    taken.forEach(letter -> verdicts.merge(letter.verdict(), 1L, Long::sum));
    List<Long> queued =
        taken.stream()
            .filter(letter -> letter.verdict().isReplayable())
            .map(Examination::id)
            .toList();
    steps.scheduleAnew(queued);
    audit.add(actor, Act.REPLAY_MANY, queued, filter.inWords());
  }

  /** The first half of a discard. */
  public void askDiscard(long id, String actor, String reason) {
    act(actor, Act.DISCARD_ASK, id, reason, () -> discards.ask(id, actor, reason));
  }

  /** Takes the question back; anybody may. */
  public void withdrawDiscard(long id, String actor) {
    act(actor, Act.DISCARD_WITHDRAW, id, "", () -> discards.withdraw(id));
  }

  /** The second half, by somebody else: claim, stock and letter change together. */
  public void confirmDiscard(long id, String actor) {
    act(actor, Act.DISCARD_CONFIRM, id, "", () -> discards.confirm(id, actor));
  }

  private void act(String actor, Act act, long id, String details, Runnable work) {
    transactions.executeWithoutResult(
        transaction -> {
          work.run();
          audit.add(actor, act, List.of(id), details);
        });
  }

  /** Whether letters are replayed by themselves. */
  public ReplaySwitch.Position replaySwitch() {
    return replaySwitch.read();
  }

  /** Stops or starts automatic replay everywhere. */
  public void turn(boolean enabled, String actor, String reason) {
    transactions.executeWithoutResult(
        transaction -> {
          replaySwitch.turn(enabled, actor, reason);
          audit.add(actor, enabled ? Act.SWITCH_ON : Act.SWITCH_OFF, reason);
        });
  }

  /** Who did what, the newest first. */
  public List<AuditTrail.Entry> audit(@Nullable Long letter, @Nullable Long before, int limit) {
    return audit.read(letter, before, limit);
  }

  /**
   * What a replay of many does or would do.
   *
   * @param letters how many were looked at
   * @param verdicts how many of each kind
   * @param switchedOn whether the queue moves
   */
  public record Plan(long letters, Map<Verdict, Long> verdicts, boolean switchedOn) {
    public Plan {
      verdicts = Map.copyOf(verdicts);
    }

    /** How many are, or would be, sent again. */
    public long replayable() {
      return verdicts.entrySet().stream()
          .filter(entry -> entry.getKey().isReplayable())
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }
}
