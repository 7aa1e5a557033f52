package dev.faultline.fault.lock;

import dev.faultline.bed.Bed;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Injector;
import dev.faultline.fault.UndoRecord;
import dev.faultline.fault.watch.Act;
import dev.faultline.fault.watch.WatchedFault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.LockHold;
import dev.faultline.system.SystemUnderTest.Lock;
import java.time.Duration;
import java.util.List;

/** Takes the lock of a coupon, as another process of the system would, and gives it back. */
public final class LockHoldFault {
  private static final Duration SEEING = Duration.ofSeconds(2);

  /** Healing may be late; longer than that nobody but a dead harness keeps it. */
  private static final Duration LEASE_BEYOND = Duration.ofSeconds(20);

  private static final Duration UNDONE_WITHIN = Duration.ofSeconds(15);

  /** Finds it wherever it is, so that undoing needs no key out of a journal. */
  private static final String GIVE_BACK =
      """
      local cursor = '0'
      repeat
        local page = redis.call('scan', cursor, 'count', 1000, 'type', 'hash')
        cursor = page[1]
        for _, key in ipairs(page[2]) do redis.call('hdel', key, ARGV[1]) end
      until cursor == '0'
      """;

  private LockHoldFault() {}

  public static Injector of(LockHold asked, Duration lasts, Bed bed, String runId) {
    Lock lock =
        bed.system()
            .cache()
            .lock()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The system file says nothing under cache.lock: give the key that every"
                            + " acceptance has to hold"));
    HeldLock held = new HeldLock(bed.addresses().cache(asked.target()), lock, asked.coupon());
    return new WatchedFault(
        UndoRecord.of(FaultKind.LOCK_HOLD, bed.part(asked.target()), runId),
        new LockWatch(asked, held),
        lasts,
        SEEING,
        Act.of(() -> held.take(lasts.plus(LEASE_BEYOND)), held::giveBack));
  }

  /** Undoes a lock of a run that is no more, in case its lease has not ended yet. */
  public static void undo(UndoRecord left, LabelledContainers containers) {
    var answer =
        containers
            .inside(left.containerId())
            .exec(
                UNDONE_WITHIN, List.of("redis-cli", "-e", "eval", GIVE_BACK, "0", HeldLock.HOLDER));
    if (answer.exitCode() != 0) {
      throw new IllegalStateException("Redis refused: " + answer.output().strip());
    }
  }
}
