package dev.faultline.fault.consumer;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.RebalanceStorm;
import dev.faultline.system.SystemUnderTest.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/**
 * Lets a stranger visit the consumers' group again and again, and counts by the group's own
 * generations how often it divided itself anew.
 */
final class GroupStorm implements Watch {
  private static final Duration JOINS_WITHIN = Duration.ofSeconds(10);
  private static final int ANSWER_WITHIN_MILLIS = 2_000;

  /** A first one could be a coincidence. */
  private static final int EVIDENCE = 2;

  private static final long MOST = 10_000;

  private final RebalanceStorm asked;
  private final Topics topics;
  private final String bootstrap;
  private final Admin admin;
  private final Looks visits;
  private final AtomicBoolean unwanted = new AtomicBoolean();
  private boolean visiting;
  private int first = -1;
  private int last = -1;
  private Optional<Healed> calm = Optional.empty();

  GroupStorm(RebalanceStorm asked, Bed bed) {
    this.asked = asked;
    this.topics = bed.system().topics();
    this.bootstrap = bed.addresses().kafka();
    this.visits = new Looks("consumer-group", 1);
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrap,
                "client.id", "faultline-storm",
                "request.timeout.ms", ANSWER_WITHIN_MILLIS,
                "default.api.timeout.ms", ANSWER_WITHIN_MILLIS));
  }

  @Override
  public void start() {
    if (!calm()) {
      throw new IllegalStateException(
          "The group " + topics.group() + " is not stable before the fault: nothing to disturb");
    }
  }

  void begin() {
    Duration pause = asked.every().dividedBy(2);
    visits.repeat(() -> visit(pause), pause.toMillis());
  }

  void end() {
    unwanted.set(true);
  }

  private void visit(Duration stays) {
    if (unwanted.get()) {
      return;
    }
    came(true);
    try (Stranger stranger = new Stranger(topics, bootstrap)) {
      seen(stranger.visit(stays, JOINS_WITHIN, unwanted));
    } finally {
      came(false);
    }
  }

  private synchronized void came(boolean is) {
    visiting = is;
  }

  private synchronized void seen(int generation) {
    if (generation >= 0) {
      first = first < 0 ? generation : first;
      last = generation;
    }
  }

  /** The first generation seen is itself the outcome of one. */
  private synchronized int rebalances() {
    return first < 0 ? 0 : last - first + 1;
  }

  private synchronized boolean nobodyVisits() {
    return unwanted.get() && !visiting;
  }

  @Override
  public void faultStarts() {}

  @Override
  public void faultEnds() {}

  @Override
  public Optional<String> bite() {
    visits.check();
    int counted = rebalances();
    return counted < EVIDENCE
        ? Optional.empty()
        : Optional.of("the group divided itself anew %d times so far".formatted(counted));
  }

  @Override
  public Optional<Healed> healed() {
    if (calm.isEmpty() && nobodyVisits() && calm()) {
      calm = Optional.of(new Healed(Instant.now(), "the group is stable and among itself"));
    }
    return calm;
  }

  /** Stable, with members, and none of them a stranger. */
  private boolean calm() {
    return description()
        .filter(group -> group.groupState() == GroupState.STABLE && !group.members().isEmpty())
        .filter(
            group ->
                group.members().stream()
                    .noneMatch(member -> member.clientId().startsWith(Stranger.CLIENT)))
        .isPresent();
  }

  /** No answer is an observation here, not an error. */
  private Optional<ConsumerGroupDescription> description() {
    try {
      return Optional.ofNullable(
          admin
              .describeConsumerGroups(List.of(topics.group()))
              .all()
              .get(2L * ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
              .get(topics.group()));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    visits.check();
    return List.of(
        new Dose(
            "rebalances", "times", asked.rebalances(), rebalances(), asked.rebalances(), MOST));
  }

  @Override
  public void close() {
    unwanted.set(true);
    visits.close();
    admin.close(Duration.ofSeconds(1));
  }
}
