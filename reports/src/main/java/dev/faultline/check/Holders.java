package dev.faultline.check;

import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * All holders of a run, gathered from calls and stores. Only some of them are in memory at a time:
 * what was read is dealt out to parts by coupon and user, so that a part is small and whole,
 * however many calls there were. Kinds of entries may be added by different threads, each kind by
 * one.
 */
final class Holders implements AutoCloseable {
  /** Compressed calls of a part: some ten thousand holders. */
  private static final long PART_BYTES = 1L << 19;

  private static final int MOST_PARTS = 4096;
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<Meaning> MEANINGS = List.of(Meaning.values());

  private final int parts;
  private final Spool claims;
  private final Spool issued;
  private final Spool log;
  private final Spool marks;
  private final Spool statuses;
  private final Spool resent;
  private final Spool attempts;

  /** Identity of a holder. */
  private record Key(String coupon, String user) {}

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
      return new Holders(Math.clamp(bytes / PART_BYTES, 1, MOST_PARTS));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the run's calls", e);
    }
  }

  void add(ClaimRow row) {
    claims.add(
        part(row.coupon(), row.user()),
        out -> {
          key(out, row.coupon(), row.user());
          out.putId(row.requestId());
          out.put(row.state());
          put(out, row.claimedAt());
        });
  }

  void add(IssuedRow row) {
    issued.add(
        part(row.coupon(), row.user()),
        out -> {
          key(out, row.coupon(), row.user());
          out.putId(row.requestId());
          put(out, row.issuedAt());
        });
  }

  void add(LogRecord entry) {
    log.add(
        part(entry.coupon(), entry.user()),
        out -> {
          key(out, entry.coupon(), entry.user());
          out.put(entry.topic());
          out.put(entry.partition());
          out.put(entry.offset());
          out.putId(entry.requestId());
        });
  }

  void add(CacheMark mark) {
    marks.add(
        part(mark.coupon(), mark.user()),
        out -> {
          key(out, mark.coupon(), mark.user());
          out.putId(mark.requestId());
        });
  }

  void add(StatusAnswer answer) {
    statuses.add(
        part(answer.coupon(), answer.user()),
        out -> {
          key(out, answer.coupon(), answer.user());
          out.putId(answer.requestId());
          out.put(answer.status());
          out.put(answer.state());
        });
  }

  void add(Resent answer) {
    resent.add(
        part(answer.coupon(), answer.user()),
        out -> {
          key(out, answer.coupon(), answer.user());
          out.put(answer.status());
          out.putId(answer.requestId());
          out.put(answer.code());
        });
  }

  void add(String coupon, String user, Attempt attempt) {
    attempts.add(
        part(coupon, user),
        out -> {
          key(out, coupon, user);
          out.put(attempt.start());
          out.put(attempt.end() - attempt.start());
          out.put(OUTCOMES.indexOf(attempt.outcome()));
          out.put(MEANINGS.indexOf(attempt.meaning()));
          out.putId(attempt.requestId());
        });
  }

  /** Everything was added. */
  void finish() {
    spools().forEach(Spool::finish);
  }

  /** Shows every holder once, always in the same order for the same run. */
  void forEach(Consumer<Holder> seen) {
    CompletableFuture<Map<Key, Holder>> next = soon(0);
    for (int part = 0; part < parts; part++) {
      Map<Key, Holder> holders = next.join();
      if (part + 1 < parts) {
        next = soon(part + 1);
      }
      holders.values().forEach(seen);
    }
  }

  /** Gathered while the part before it is looked at. */
  private CompletableFuture<Map<Key, Holder>> soon(int part) {
    return CompletableFuture.supplyAsync(() -> part(part), Thread::startVirtualThread);
  }

  private Map<Key, Holder> part(int part) {
    Map<Key, Holder> holders = new LinkedHashMap<>();
    read(claims, part, holders, (holder, in) -> holder.claims.add(claim(holder, in)));
    read(issued, part, holders, (holder, in) -> holder.issued.add(issued(holder, in)));
    read(log, part, holders, (holder, in) -> holder.log.add(logged(holder, in)));
    read(
        marks,
        part,
        holders,
        (holder, in) -> holder.marks.add(new CacheMark(holder.coupon(), holder.user(), in.id())));
    read(statuses, part, holders, (holder, in) -> holder.statuses.add(status(holder, in)));
    read(resent, part, holders, (holder, in) -> holder.resent.add(resent(holder, in)));
    read(attempts, part, holders, (holder, in) -> holder.attempts.add(attempt(in)));
    return holders;
  }

  /** Takes one entry of a holder. */
  private interface Taker {
    void take(Holder holder, Packed in);
  }

  private static void read(Spool spool, int part, Map<Key, Holder> holders, Taker taker) {
    spool.read(
        part,
        in -> {
          Key key = new Key(in.text(), in.text());
          taker.take(
              holders.computeIfAbsent(key, found -> new Holder(found.coupon(), found.user())), in);
        });
  }

  private static ClaimRow claim(Holder holder, Packed in) {
    return new ClaimRow(in.id(), holder.coupon(), holder.user(), in.text(), instant(in));
  }

  private static IssuedRow issued(Holder holder, Packed in) {
    return new IssuedRow(in.id(), holder.coupon(), holder.user(), instant(in));
  }

  private static LogRecord logged(Holder holder, Packed in) {
    return new LogRecord(
        in.text(), (int) in.number(), in.number(), in.id(), holder.coupon(), holder.user());
  }

  private static StatusAnswer status(Holder holder, Packed in) {
    return new StatusAnswer(in.id(), holder.coupon(), holder.user(), (int) in.number(), in.text());
  }

  private static Resent resent(Holder holder, Packed in) {
    return new Resent(holder.coupon(), holder.user(), (int) in.number(), in.id(), in.text());
  }

  private static Attempt attempt(Packed in) {
    long start = in.number();
    return new Attempt(
        start,
        start + in.number(),
        OUTCOMES.get((int) in.number()),
        MEANINGS.get((int) in.number()),
        in.id());
  }

  private int part(String coupon, String user) {
    int hash = 31 * coupon.hashCode() + user.hashCode();
    // Names that differ in their last digits only would share a part.
    hash *= 0x9E3779B9;
    return Integer.remainderUnsigned(hash ^ (hash >>> 15), parts);
  }

  private static void key(Packed out, String coupon, String user) {
    out.put(coupon);
    out.put(user);
  }

  private static void put(Packed out, Instant instant) {
    out.put(instant.getEpochSecond());
    out.put(instant.getNano());
  }

  private static Instant instant(Packed in) {
    return Instant.ofEpochSecond(in.number(), in.number());
  }

  private List<Spool> spools() {
    return List.of(claims, issued, log, marks, statuses, resent, attempts);
  }

  @Override
  public void close() {
    spools().forEach(Spool::close);
  }
}
