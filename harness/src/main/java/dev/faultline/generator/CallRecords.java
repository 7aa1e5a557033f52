package dev.faultline.generator;

import dev.faultline.run.Call;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RawCall;
import dev.faultline.run.RunDirectory;
import dev.faultline.system.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Turns the generator's lines into the run's calls: adds what each answer means and the phase in
 * which the request started.
 */
public final class CallRecords {
  static final int MOST_ACCEPTED_ASKED = 200;

  private final Answers answers;
  private final PhaseClock phases;
  private final Random draws;
  private final List<Call> accepted = new ArrayList<>();
  private final List<Call> unknown = new ArrayList<>();
  private long acceptedSeen;
  private long written;

  /**
   * @param seed of the draw of the sample
   */
  public CallRecords(Answers answers, PhaseClock phases, long seed) {
    this.answers = answers;
    this.phases = phases;
    this.draws = new Random(seed);
  }

  /**
   * What the end of a run needs to know of its calls.
   *
   * @param acceptedSample drawn evenly
   * @param unknown all calls without a known outcome
   * @param tornLines 1 if the generator died in the middle of a line
   */
  public record Summary(
      long written, List<Call> acceptedSample, List<Call> unknown, int tornLines) {}

  /** Writes all calls of the raw file into the run directory. */
  public Summary write(Path raw, RunDirectory run) throws IOException {
    CallTail tail = new CallTail(raw);
    try (JsonLinesWriter out = new JsonLinesWriter(run.file(RunDirectory.CALLS))) {
      for (List<RawCall> some = tail.next(); !some.isEmpty(); some = tail.next()) {
        for (RawCall call : some) {
          Call stamped = stamped(call);
          out.write(stamped);
          remember(stamped);
        }
      }
    }
    return new Summary(written, accepted, unknown, tail.torn() ? 1 : 0);
  }

  public Call stamped(RawCall call) {
    return new Call(
        call.intended(),
        call.start(),
        call.end(),
        call.user(),
        call.coupon(),
        call.requestId(),
        call.status(),
        call.code(),
        answers.outcome(call),
        phases.at(call.start()));
  }

  private void remember(Call call) {
    written++;
    if (call.outcome() == Outcome.UNKNOWN) {
      unknown.add(call);
    }
    if (call.outcome() == Outcome.ACCEPTED) {
      draw(call);
    }
  }

  /** Each accepted call ends up in the sample with the same probability. */
  private void draw(Call call) {
    acceptedSeen++;
    if (accepted.size() < MOST_ACCEPTED_ASKED) {
      accepted.add(call);
      return;
    }
    long place = draws.nextLong(acceptedSeen);
    if (place < MOST_ACCEPTED_ASKED) {
      accepted.set((int) place, call);
    }
  }
}
