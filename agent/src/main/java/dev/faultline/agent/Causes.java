package dev.faultline.agent;

import java.lang.instrument.Instrumentation;

/** Makes causes out of words; every number has a bound, whoever asks. */
final class Causes {
  private static final int MOST_CONNECTIONS = 1000;
  private static final int MOST_MEGABYTES = 8192;
  private static final int WHOLE_PERCENT = 100;

  private final Instrumentation instrumentation;

  Causes(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * The cause of an order such as {@code leak 8}, {@code allocate 200 30}, {@code fill 95} or
   * {@code exhaust}.
   */
  Cause of(String[] words) {
    return switch (words[0]) {
      case "leak" -> new LeakCause(instrumentation, number(words, 1, 1, MOST_CONNECTIONS));
      case "allocate" ->
          new Allocation(number(words, 1, 1, MOST_MEGABYTES), number(words, 2, 0, MOST_MEGABYTES));
      case "fill" -> new OldGenerationFill(number(words, 1, 1, WHOLE_PERCENT));
      case "exhaust" -> new Exhaustion();
      default -> throw new IllegalArgumentException("unknown cause " + words[0]);
    };
  }

  private static int number(String[] words, int index, int least, int most) {
    if (index >= words.length) {
      throw new IllegalArgumentException(words[0] + " lacks a number at place " + index);
    }
    int number = Integer.parseInt(words[index]);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s wants %d to %d at place %d, not %d".formatted(words[0], least, most, index, number));
    }
    return number;
  }
}
