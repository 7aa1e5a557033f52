package dev.faultline.command;

import dev.faultline.run.TimelineEvent;
import dev.faultline.run.TimelineEvent.PhaseEnded;
import dev.faultline.run.TimelineEvent.PhaseStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Where the time of a run goes. */
final class PhaseTimes {
  private final Instant created = Instant.now();
  private final Map<dev.faultline.scenario.PhaseName, Instant> starts =
      new EnumMap<>(dev.faultline.scenario.PhaseName.class);
  private final StringJoiner text = new StringJoiner(", ");
  private Optional<Instant> last = Optional.empty();

  void see(TimelineEvent event) {
    switch (event) {
      case PhaseStarted started -> {
        if (last.isEmpty()) {
          add("bed", created, started.at());
        }
        starts.put(started.phase(), started.at());
        last = Optional.of(started.at());
      }
      case PhaseEnded ended -> {
        Instant start = starts.getOrDefault(ended.phase(), ended.at());
        add(ended.phase().word(), start, ended.at());
        last = Optional.of(ended.at());
      }
      default -> {}
    }
  }

  private void add(String what, Instant from, Instant to) {
    text.add("%s %.1fs".formatted(what, Duration.between(from, to).toMillis() / 1000.0));
  }

  /** Each part in the order of time; the last is what came after the phases, up to now. */
  @Override
  public String toString() {
    StringJoiner all = new StringJoiner(", ");
    all.add(text.toString());
    last.ifPresent(
        end ->
            all.add(
                "close and judge %.1fs"
                    .formatted(Duration.between(end, Instant.now()).toMillis() / 1000.0)));
    return all.toString();
  }
}
