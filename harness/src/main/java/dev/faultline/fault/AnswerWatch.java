package dev.faultline.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches a part by a question that it answers while it is well. */
final class AnswerWatch implements Watch {
  private static final Duration OFTEN = Duration.ofMillis(100);

  private final String part;
  private final Question question;
  private final Duration interval;
  private final Looks looks;
  private final PartHistory history = new PartHistory();

  /** Asks once, for a second at most; no answer and a failure are both a no. */
  @FunctionalInterface
  interface Question {
    boolean answered();
  }

  AnswerWatch(String part, Question question) {
    this(part, question, OFTEN);
  }

  /**
   * @param interval between an answer and the next question
   */
  AnswerWatch(String part, Question question, Duration interval) {
    this.part = part;
    this.question = question;
    this.interval = interval;
    this.looks = new Looks(part, 1);
  }

  @Override
  public void start() {
    if (!question.answered()) {
      throw new IllegalStateException(part + " does not answer before the fault: nothing to break");
    }
    looks.repeat(this::look, interval.toMillis());
  }

  private void look() {
    Instant asked = Instant.now();
    boolean answered = question.answered();
    history.looked(asked, Instant.now(), answered);
  }

  @Override
  public void faultStarts() {
    history.faultStarts(Instant.now());
  }

  @Override
  public void faultEnds() {
    history.faultEnds(Instant.now());
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return history.absentSince().map(since -> part + " gives no answer since " + since);
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.presentAgain().map(at -> new Healed(at, part + " answers again"));
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    return List.of(
        Dose.seconds("silent-seconds", asked, history.absence(Instant.now()), allowance));
  }

  @Override
  public void close() {
    looks.close();
  }
}
