package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every collection of a role so far, by the JVM's own log; read once. */
final class GcLog implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final double MILLIS = 1000;

  /**
   * Where the system file tells each JVM to write it; an earlier process left others: oldest first.
   */
  private static final List<String> READ =
      List.of("bash", "-c", "cat $(ls -tr /tmp/gc.log*) 2>/dev/null | tail -n 2000");

  private static final Pattern COLLECTION =
      Pattern.compile("\\[([\\d.]+)s\\].*Pause.* ([\\d.]+)ms");
  private static final int LAST = 3;
  private static final double BUSY_SHARE = 0.03;

  private final Bed bed;
  private final Part role;
  private Optional<String> read = Optional.empty();

  GcLog(Bed bed, Part role) {
    this.bed = bed;
    this.role = role;
  }

  /** Whether the last collections stopped the role for much of the time that they took. */
  boolean busyNow() {
    try {
      return busy(tell());
    } catch (RuntimeException e) {
      // Who does not answer now would not tell of its heap either.
      return false;
    }
  }

  static boolean busy(String log) {
    List<MatchResult> all = COLLECTION.matcher(log).results().toList();
    List<MatchResult> last = all.subList(Math.max(0, all.size() - LAST), all.size());
    if (last.size() < LAST) {
      return false;
    }
    double seconds = number(last.getLast(), 1) - number(last.getFirst(), 1);
    double stopped = last.stream().skip(1).mapToDouble(one -> number(one, 2) / MILLIS).sum();
    return seconds <= 0 || stopped / seconds > BUSY_SHARE;
  }

  private static double number(MatchResult line, int group) {
    return Double.parseDouble(line.group(group));
  }

  @Override
  public String file() {
    return "gc-" + role.name() + ".log";
  }

  @Override
  public String tell() {
    String log = read.orElseGet(this::log);
    read = Optional.of(log);
    return log;
  }

  private String log() {
    return bed.containers().state(role.containerId()) == State.RUNNING
        ? bed.containers().inside(role.containerId()).ask(PATIENCE, READ).output()
        : "no process\n";
  }
}
