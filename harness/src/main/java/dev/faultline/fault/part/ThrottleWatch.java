package dev.faultline.fault.part;

import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.PartHistory;
import dev.faultline.fault.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches from inside a container what its kernel says of its quota, and how often it hit it. */
final class ThrottleWatch implements Watch {
  private static final long INTERVAL_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Prints quota, period and the nanoseconds of waiting, by either generation of cgroups. */
  private static final String SCRIPT =
      """
      cd /sys/fs/cgroup
      if [[ -r cpu.max ]]; then
        echo $(<cpu.max) $(sed -n 's/^throttled_usec \\(.*\\)/\\1000/p' cpu.stat)
      else
        cd cpu
        echo $(<cpu.cfs_quota_us) $(<cpu.cfs_period_us) $(sed -n 's/^throttled_time //p' cpu.stat)
      fi
      """;

  private static final Pattern ANSWER = Pattern.compile("(max|-1|\\d+) (\\d+) (\\d+)\\s*");

  /** What stood still for less of the time was not short of the processor. */
  private static final double LEAST_SHARE = 0.1;

  /** Each processor's wait is counted. */
  private static final double MOST_SHARE = 16;

  private static final double NANOS = 1e9;
  private static final List<String> UNLIMITED = List.of("max", "-1");

  private final Part part;
  private final LabelledContainers containers;
  private final Looks looks;
  private final PartHistory history = new PartHistory();
  private double cpusBefore;
  private double throttledSeconds;
  private double throttledBefore;
  private double throttledDuring;
  private boolean ended;

  /** What the kernel says now. */
  private record Quota(double cpus, double throttledSeconds) {}

  ThrottleWatch(Part part, LabelledContainers containers) {
    this.part = part;
    this.containers = containers;
    this.looks = new Looks(part.name(), 1);
  }

  @Override
  public void start() {
    cpusBefore = quota().cpus();
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    Instant asked = Instant.now();
    Quota quota = quota();
    history.looked(asked, Instant.now(), quota.cpus() >= cpusBefore);
    took(quota);
  }

  private Quota quota() {
    String told =
        containers.inside(part.containerId()).ask(PATIENCE, List.of("bash", "-c", SCRIPT)).output();
    Matcher answer = ANSWER.matcher(told);
    if (!answer.matches()) {
      throw new IllegalStateException(part.name() + " does not tell its quota: " + told);
    }
    double cpus =
        UNLIMITED.contains(answer.group(1))
            ? Runtime.getRuntime().availableProcessors()
            : Double.parseDouble(answer.group(1)) / Double.parseDouble(answer.group(2));
    return new Quota(cpus, Double.parseDouble(answer.group(3)) / NANOS);
  }

  private synchronized void took(Quota quota) {
    throttledSeconds = quota.throttledSeconds();
    if (!ended) {
      throttledDuring = throttledSeconds - throttledBefore;
    }
  }

  @Override
  public synchronized void faultStarts() {
    throttledBefore = throttledSeconds;
    throttledDuring = 0;
    history.faultStarts(Instant.now());
  }

  @Override
  public synchronized void faultEnds() {
    ended = true;
    history.faultEnds(Instant.now());
  }

  private synchronized double throttled() {
    looks.check();
    return throttledDuring;
  }

  @Override
  public Optional<String> bite() {
    return history
        .absentSince()
        .filter(since -> throttled() > 0)
        .map(
            since ->
                String.format(
                    Locale.ROOT,
                    "%s has less of the processor since %s and waited %.1f s for it",
                    part.name(),
                    since,
                    throttled()));
  }

  @Override
  public Optional<Healed> healed() {
    looks.check();
    return history.presentAgain().map(at -> new Healed(at, part.name() + " has its quota again"));
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    double least = asked.toMillis() / 1000.0 * LEAST_SHARE;
    return List.of(
        Dose.seconds("limited-seconds", asked, history.absence(Instant.now()), allowance),
        new Dose(
            "throttled-seconds",
            "s",
            least,
            throttled(),
            least,
            asked.toMillis() / 1000.0 * MOST_SHARE));
  }

  @Override
  public void close() {
    looks.close();
  }
}
