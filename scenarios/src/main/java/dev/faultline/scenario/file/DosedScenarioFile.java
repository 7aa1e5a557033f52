package dev.faultline.scenario.file;

import dev.faultline.scenario.AllocationBurst;
import dev.faultline.scenario.BadRelease;
import dev.faultline.scenario.ConnectionLeak;
import dev.faultline.scenario.CpuLimit;
import dev.faultline.scenario.Crash;
import dev.faultline.scenario.DataLoss;
import dev.faultline.scenario.Failover;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.InvalidRequests;
import dev.faultline.scenario.Kill;
import dev.faultline.scenario.LinkCut;
import dev.faultline.scenario.LinkSlow;
import dev.faultline.scenario.LockHold;
import dev.faultline.scenario.LongTransaction;
import dev.faultline.scenario.OldGenerationFill;
import dev.faultline.scenario.OutOfMemory;
import dev.faultline.scenario.PacketLoss;
import dev.faultline.scenario.Pause;
import dev.faultline.scenario.RebalanceStorm;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.Shortage;
import dev.faultline.scenario.SlowQuery;
import dev.faultline.scenario.Stop;
import dev.faultline.scenario.Surge;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a scenario into one whose faults are somewhat weaker or stronger than its file asks: a file
 * like any other, so that a run keeps the doses it had. Limits stay as they are; what a fault must
 * bring about to count stays too, unless time alone brings it about.
 */
public final class DosedScenarioFile {
  /** Files ask for little more than what shows: much less would not bite. */
  public static final int LEAST_PERCENT = 90;

  /** What two processors and the heaps of a bed still carry. */
  public static final int MOST_PERCENT = 130;

  private static final String MARK = "# Doses drawn by seed ";
  private static final String FOR = "for";
  private static final Pattern ITEM = Pattern.compile("^ *- \\{.*\\bkind:");
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private DosedScenarioFile() {}

  /** Whether any of its faults has a dose that could be another. */
  public static boolean hasDose(Scenario scenario) {
    return scenario.faults().stream().anyMatch(one -> !keys(one.fault()).isEmpty());
  }

  /** The seed by which the doses of such a text were drawn; empty for any other. */
  public static Optional<Long> seed(String text) {
    return text.lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()).split("[^0-9-]", 2)[0])
        .map(Long::valueOf)
        .findFirst();
  }

  /**
   * The text with other doses; the same seed gives the same text. Each fault draws a share of its
   * own.
   *
   * @param text of the file that the scenario was read from; each fault stands on a line of its own
   */
  public static String text(Scenario scenario, String text, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>(List.of(mark(seed)));
    int fault = 0;
    for (String line : text.lines().toList()) {
      if (!ITEM.matcher(line).find()) {
        lines.add(line);
      } else if (fault < scenario.faults().size()) {
        int percent = random.nextInt(LEAST_PERCENT, MOST_PERCENT + 1);
        lines.add(dosed(line, keys(scenario.faults().get(fault).fault()), percent));
        fault++;
      }
    }
    if (fault != scenario.faults().size()) {
      throw new IllegalArgumentException(
          "%s has %d faults, and %d lines begin with \"- {\" and name a kind: give each fault a line of its own"
              .formatted(scenario.name(), scenario.faults().size(), fault));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String mark(long seed) {
    return "%s%d: each %d to %d %% of what the file asked."
        .formatted(MARK, seed, LEAST_PERCENT, MOST_PERCENT);
  }

  private static String dosed(String line, List<String> keys, int percent) {
    String dosed = line;
    List<String> asked = new ArrayList<>();
    for (String key : keys) {
      Matcher found = value(key).matcher(dosed);
      if (found.find()) {
        asked.add(found.group());
        dosed = found.replaceFirst(one -> scaled(one, percent));
      }
    }
    return asked.isEmpty()
        ? line
        : "%s # %d %% of %s".formatted(dosed, percent, String.join(", ", asked));
  }

  private static Pattern value(String key) {
    return Pattern.compile("\\b(" + key + ": *)(\\d+(?:\\.\\d+)?)([^,} ]*)");
  }

  /** A count stays whole. */
  private static String scaled(MatchResult value, int percent) {
    BigDecimal asked = new BigDecimal(value.group(2));
    BigDecimal exact = asked.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
    BigDecimal readable =
        asked.scale() <= 0 && asked.compareTo(BigDecimal.TEN) >= 0
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(DIGITS);
    return Matcher.quoteReplacement(
        value.group(1) + readable.stripTrailingZeros().toPlainString() + value.group(3));
  }

  /** What says how much of a fault there is; none where that is not the file's to say. */
  private static List<String> keys(Fault fault) {
    return switch (fault) {
      case Kill kill -> kill.untilRestarted() ? List.of() : List.of(FOR);
      case Failover failover -> failover.untilPromoted() ? List.of() : List.of(FOR);
      case Stop _, Pause _, DataLoss _, LinkCut _, LongTransaction _, LockHold _ -> List.of(FOR);
      // Of a pool and a heap they take nearly all already.
      case ConnectionLeak _, OldGenerationFill _ -> List.of(FOR);
      case BadRelease _ -> List.of(FOR, "letters");
      case LinkSlow _ -> List.of("latency", "jitter");
      case SlowQuery _, Shortage _ -> List.of("latency");
      case PacketLoss _ -> List.of("loss");
      case CpuLimit _ -> List.of("cpus");
      case RebalanceStorm _ -> List.of("every");
      case Surge _, InvalidRequests _ -> List.of("rate");
      case AllocationBurst _ -> List.of("per-second");
      // Each is over when the process is back, and "for" is the longest that this may take.
      case Crash _, OutOfMemory _ -> List.of();
    };
  }
}
