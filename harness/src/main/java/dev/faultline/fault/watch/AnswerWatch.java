package dev.faultline.fault.watch;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches a part by a question that it answers while it is well. */
public final class AnswerWatch implements Watch {
  private static final Duration OFTEN = Duration.ofMillis(100);

  private static final Words SILENCE =
      new Words("silent-seconds", "gives no answer", "answers again");

  private final String part;
  private final Question question;
  private final Duration interval;
  private final Words words;
  private final Looks looks;
  private final PartHistory history = new PartHistory();

  /** Asks once, for a second at most; no answer and a failure are both a no. */
  @FunctionalInterface
  public interface Question {
    boolean answered();
  }

  /**
   * How it is told.
   *
   * @param dose name of the time without the good answer
   * @param bitten what the part does without it
   * @param healed what it does with it
   */
  public record Words(String dose, String bitten, String healed) {}

  public AnswerWatch(String part, Question question) {
    this(part, question, OFTEN, SILENCE);
  }

  /**
   * @param interval between an answer and the next question
   */
  public AnswerWatch(String part, Question question, Duration interval) {
    this(part, question, interval, SILENCE);
  }

  public AnswerWatch(String part, Question question, Duration interval, Words words) {
    this.part = part;
    this.question = question;
    this.interval = interval;
    this.words = words;
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
    return history
        .absentSince()
        .map(since -> "%s %s since %s".formatted(part, words.bitten(), since));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.presentAgain().map(at -> new Healed(at, part + " " + words.healed()));
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    looks.check();
    return List.of(Dose.seconds(words.dose(), asked, history.absence(Instant.now()), allowance));
  }

  @Override
  public void close() {
    looks.close();
  }
}
