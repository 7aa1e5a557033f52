package dev.faultline.scenario.file;

import dev.faultline.scenario.Draw;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.LinkCut;
import dev.faultline.scenario.LinkSlow;
import dev.faultline.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns a scenario that says {@code draw} into one that says what breaks and when: a file like any
 * other, so that a run keeps the schedule it had and can be run again without drawing.
 *
 * <p>No two faults of a draw touch the same part: one would hide the bite of the other, or heal it.
 */
public final class DrawnScenarioFile {
  private static final int STEP_MILLIS = 100;
  private static final Pattern ITEM = Pattern.compile("^ *- \\{ *(at: *[^,]+, *)?");
  private static final String FAULTS = "faults:";
  private static final String DRAW = "draw:";

  private final Scenario scenario;
  private final Draw draw;
  private final Random random;

  private DrawnScenarioFile(Scenario scenario, Draw draw, long seed) {
    this.scenario = scenario;
    this.draw = draw;
    this.random = new Random(seed);
  }

  /** One of those that were listed, and when it begins. */
  private record Drawn(int number, Duration at) {}

  /**
   * The text of the drawn scenario; the same seed gives the same text. A scenario without a draw
   * stays as it is.
   *
   * @param text of the file that the scenario was read from; each fault stands on a line of its own
   */
  public static String text(Scenario scenario, String text, long seed) {
    return scenario
        .draw()
        .map(draw -> new DrawnScenarioFile(scenario, draw, seed).drawn(text, seed))
        .orElse(text);
  }

  private String drawn(String text, long seed) {
    List<String> listed = listed(text);
    if (listed.size() != scenario.faults().size()) {
      throw new IllegalArgumentException(
          "%s draws from %d faults, and %d lines begin with \"- {\": give each fault a line of its own"
              .formatted(scenario.name(), scenario.faults().size(), listed.size()));
    }
    List<Drawn> schedule = schedule();
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(DRAW)) {
        lines.add("# Drawn by seed " + seed + ".");
      } else if (line.startsWith(FAULTS)) {
        lines.add(line);
        schedule.forEach(one -> lines.add(placed(listed.get(one.number()), one.at())));
      } else if (!listed.contains(line)) {
        lines.add(line);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The lines of the faults, in the order in which they were read. */
  private static List<String> listed(String text) {
    return text.lines()
        .dropWhile(line -> !line.startsWith(FAULTS))
        .skip(1)
        .takeWhile(line -> line.isBlank() || line.startsWith(" ") || line.startsWith("#"))
        .filter(line -> ITEM.matcher(line).find())
        .toList();
  }

  private static String placed(String line, Duration at) {
    return ITEM.matcher(line).replaceFirst("  - { at: " + at.toMillis() + "ms, ");
  }

  /** The first begins at once; the others follow within the span. */
  private List<Drawn> schedule() {
    List<Integer> numbers = chosen();
    List<Drawn> schedule = new ArrayList<>();
    for (int number : numbers) {
      long steps = draw.within().toMillis() / STEP_MILLIS;
      long millis = schedule.isEmpty() ? 0 : random.nextLong(steps + 1) * STEP_MILLIS;
      schedule.add(new Drawn(number, Duration.ofMillis(millis)));
    }
    schedule.sort(Comparator.comparing(Drawn::at));
    return schedule;
  }

  private List<Integer> chosen() {
    int count = Draw.LEAST + random.nextInt(draw.most() - Draw.LEAST + 1);
    List<Integer> order = new ArrayList<>();
    for (int number = 0; number < scenario.faults().size(); number++) {
      order.add(number);
    }
    Collections.shuffle(order, random);
    List<Integer> chosen = new ArrayList<>();
    Set<String> touched = new HashSet<>();
    for (int number : order) {
      Set<String> parts = parts(scenario.faults().get(number).fault());
      if (chosen.size() < count && Collections.disjoint(parts, touched)) {
        chosen.add(number);
        touched.addAll(parts);
      }
    }
    return chosen;
  }

  /** What a fault touches: a store, a role, both ends of a link, or the load. */
  private Set<String> parts(Fault fault) {
    Set<String> parts = new TreeSet<>();
    for (String end : fault.target().split("\\.", -1)) {
      parts.add(end.replaceFirst("-(\\d+|master|replica|standby)$", ""));
    }
    boolean everyRole = fault instanceof LinkCut || fault instanceof LinkSlow;
    if (everyRole && parts.size() == 1) {
      parts.addAll(scenario.bed().roles().keySet());
    }
    return parts;
  }
}
