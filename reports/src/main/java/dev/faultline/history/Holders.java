package dev.faultline.history;

import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All holders of a run, gathered from calls and stores. Only some of them are in memory at a time:
 * what was read is dealt out to parts by coupon and user, so that a part is small and whole,
 * however many calls there were. Kinds of entries may be added by different threads, each kind by
 * one; when all were added, holders are shown.
 */
public final class Holders implements AutoCloseable {
  /** Compressed calls that are one part: nearly every run is smaller. */
  private static final long WHOLE_BYTES = 1L << 20;

  /**
   * Compressed calls of a part of a larger run: a few thousand holders, so that collections have
   * little to copy.
   */
  private static final long PART_BYTES = 1L << 17;

  private static final int MOST_PARTS = 4096;

  /** Parts that are gathered while one is looked at. */
  private static final int AHEAD = 2;

  private final int parts;
  private final Spool claims;
  private final Spool issued;
  private final Spool log;
  private final Spool marks;
  private final Spool statuses;
  private final Spool resent;
  private final Spool attempts;

  Holders(int parts) {
    this.parts = parts;
    claims = new Spool(parts);
    issued = new Spool(parts);
    log = new Spool(parts);
    marks = new Spool(parts);
    statuses = new Spool(parts);
    resent = new Spool(parts);
    attempts = new Spool(parts);
  }

  /** As many parts as a run of that size needs: one, for most. */
  static Holders of(RunDirectory run) {
    try {
      long bytes = Files.size(run.file(RunDirectory.CALLS));
      return new Holders(bytes < WHOLE_BYTES ? 1 : Math.clamp(bytes / PART_BYTES, 1, MOST_PARTS));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the run's calls", e);
    }
  }

  void add(ClaimRow row) {
    add(claims, row.coupon(), row.user(), out -> Entries.put(out, row));
  }

  void add(IssuedRow row) {
    add(issued, row.coupon(), row.user(), out -> Entries.put(out, row));
  }

  void add(LogRecord entry) {
    add(log, entry.coupon(), entry.user(), out -> Entries.put(out, entry));
  }

  void add(CacheMark mark) {
    add(marks, mark.coupon(), mark.user(), out -> Entries.put(out, mark));
  }

  void add(StatusAnswer answer) {
    add(statuses, answer.coupon(), answer.user(), out -> Entries.put(out, answer));
  }

  void add(Resent answer) {
    add(resent, answer.coupon(), answer.user(), out -> Entries.put(out, answer));
  }

  void add(String coupon, String user, Attempt attempt) {
    add(attempts, coupon, user, out -> Entries.put(out, attempt));
  }

  private void add(Spool spool, String coupon, String user, Consumer<Packed> entry) {
    spool.add(
        part(coupon, user),
        out -> {
          out.put(coupon);
          out.put(user);
          entry.accept(out);
        });
  }

  private int part(String coupon, String user) {
    int hash = 31 * coupon.hashCode() + user.hashCode();
    // Names that differ in their last digits only would share a part.
    hash *= 0x9E3779B9;
    return Integer.remainderUnsigned(hash ^ (hash >>> 15), parts);
  }

  /** Shows every holder once, always in the same order for the same run. */
  public void forEach(Consumer<Holder> seen) {
    Queue<CompletableFuture<List<Holder>>> coming = new ArrayDeque<>();
    for (int part = 0; part < parts + AHEAD; part++) {
      if (part < parts) {
        coming.add(soon(part));
      }
      if (part >= AHEAD) {
        coming.remove().join().forEach(seen);
      }
    }
  }

  /** Gathered while those before it are looked at. */
  private CompletableFuture<List<Holder>> soon(int part) {
    return CompletableFuture.supplyAsync(() -> part(part), Thread::startVirtualThread);
  }

  private List<Holder> part(int part) {
    HolderTable holders = new HolderTable();
    Entries entries = new Entries();
    read(claims, part, holders, entries::takeClaim);
    read(issued, part, holders, entries::takeIssued);
    read(log, part, holders, entries::takeLogged);
    read(marks, part, holders, entries::takeMark);
    read(statuses, part, holders, entries::takeStatus);
    read(resent, part, holders, entries::takeResent);
    read(attempts, part, holders, entries::takeAttempt);
    return holders.holders();
  }

  private static void read(
      Spool spool, int part, HolderTable holders, BiConsumer<Holder, Packed> taker) {
    spool.read(part, in -> taker.accept(holders.next(in), in));
  }

  @Override
  public void close() {
    List.of(claims, issued, log, marks, statuses, resent, attempts).forEach(Spool::close);
  }
}
