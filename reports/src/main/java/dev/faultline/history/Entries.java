package dev.faultline.history;

import dev.faultline.run.KnownWords;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.system.Outcome;
import dev.faultline.system.OutcomeRule.Meaning;
import java.time.Instant;
import java.util.List;

/**
 * How each kind of entry is packed, and how a holder takes it back. Who it belongs to stands before
 * it and is not its business.
 */
final class Entries {
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<Meaning> MEANINGS = List.of(Meaning.values());

  private final KnownWords words = new KnownWords();

  static void put(Packed out, ClaimRow row) {
    out.putId(row.requestId());
    out.put(row.state());
    put(out, row.claimedAt());
  }

  void takeClaim(Holder holder, Packed in) {
    holder.claims.add(
        new ClaimRow(
            in.id(holder.lastId), holder.coupon(), holder.user(), in.word(words), instant(in)));
  }

  static void put(Packed out, IssuedRow row) {
    out.putId(row.requestId());
    put(out, row.issuedAt());
  }

  void takeIssued(Holder holder, Packed in) {
    holder.issued.add(
        new IssuedRow(in.id(holder.lastId), holder.coupon(), holder.user(), instant(in)));
  }

  static void put(Packed out, LogRecord entry) {
    out.put(entry.topic());
    out.put(entry.partition());
    out.put(entry.offset());
    out.putId(entry.requestId());
  }

  void takeLogged(Holder holder, Packed in) {
    holder.log.add(
        new LogRecord(
            in.word(words),
            (int) in.number(),
            in.number(),
            in.id(holder.lastId),
            holder.coupon(),
            holder.user()));
  }

  static void put(Packed out, CacheMark mark) {
    out.putId(mark.requestId());
  }

  void takeMark(Holder holder, Packed in) {
    holder.marks.add(new CacheMark(holder.coupon(), holder.user(), in.id(holder.lastId)));
  }

  static void put(Packed out, StatusAnswer answer) {
    out.putId(answer.requestId());
    out.put(answer.status());
    out.put(answer.state());
  }

  void takeStatus(Holder holder, Packed in) {
    holder.statuses.add(
        new StatusAnswer(
            in.id(holder.lastId),
            holder.coupon(),
            holder.user(),
            (int) in.number(),
            in.word(words)));
  }

  static void put(Packed out, Resent answer) {
    out.put(answer.status());
    out.putId(answer.requestId());
    out.put(answer.code());
  }

  void takeResent(Holder holder, Packed in) {
    holder.resent.add(
        new Resent(
            holder.coupon(),
            holder.user(),
            (int) in.number(),
            in.id(holder.lastId),
            in.word(words)));
  }

  static void put(Packed out, Attempt attempt) {
    out.putEight(attempt.start());
    out.put(attempt.end() - attempt.start());
    out.put(OUTCOMES.indexOf(attempt.outcome()));
    out.put(MEANINGS.indexOf(attempt.meaning()));
    out.putId(attempt.requestId());
  }

  void takeAttempt(Holder holder, Packed in) {
    long start = in.eight();
    holder.attempts.add(
        new Attempt(
            start,
            start + in.number(),
            OUTCOMES.get((int) in.number()),
            MEANINGS.get((int) in.number()),
            in.id(holder.lastId)));
  }

  private static void put(Packed out, Instant instant) {
    out.putEight(instant.getEpochSecond());
    out.put(instant.getNano());
  }

  private static Instant instant(Packed in) {
    return Instant.ofEpochSecond(in.eight(), in.number());
  }
}
