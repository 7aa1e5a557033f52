package dev.faultline.fault.link;

import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.watch.Looks;
import dev.faultline.fault.watch.Watch;
import dev.faultline.scenario.Shortage;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.stores.StoreUnreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches the slow link, and the group behind it: who is in it, who has work, and how far it falls
 * behind. The group is asked on the harness's own way to Kafka.
 */
final class ShortageWatch implements Watch {
  private static final long INTERVAL_MILLIS = 500;
  private static final double MOST_LAG = 1_000_000;

  private final Shortage asked;
  private final Watch link;
  private final ConsumerGroup group;
  private final Looks looks;
  private final GroupHistory history = new GroupHistory();

  ShortageWatch(Shortage asked, Watch link, ConsumerGroup group) {
    this.asked = asked;
    this.link = link;
    this.group = group;
    this.looks = new Looks("consumer group", 1);
  }

  @Override
  public void start() {
    link.start();
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    try {
      history.looked(group.members(), group.position().lag());
    } catch (StoreUnreachable e) {
      // What was not seen is no observation; without any there is no lag, and no bite.
    }
  }

  @Override
  public void faultStarts() {
    link.faultStarts();
    history.faultStarts();
  }

  @Override
  public void faultEnds() {
    history.faultEnds();
    link.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    looks.check();
    return link.bite()
        .filter(slow -> history.grown() >= asked.lag())
        .map(
            slow ->
                "%s; %d members, %d of them with work, %d records more wait"
                    .formatted(
                        slow,
                        history.members().members(),
                        history.members().working(),
                        history.grown()));
  }

  @Override
  public Optional<Healed> healed() {
    return link.healed();
  }

  @Override
  public List<Dose> doses(Duration lasts, Duration allowance) {
    looks.check();
    List<Dose> doses = new ArrayList<>(link.doses(lasts, allowance));
    doses.add(exactly("group-members", "members", asked.members(), history.members().members()));
    doses.add(exactly("idle-members", "members", asked.idle(), history.idle()));
    doses.add(
        exactly("partitions", "partitions", asked.partitions(), history.members().partitions()));
    doses.add(
        new Dose("lag-grown", "records", asked.lag(), history.grown(), asked.lag(), MOST_LAG));
    return doses;
  }

  private static Dose exactly(String name, String unit, int wanted, int measured) {
    return new Dose(name, unit, wanted, measured, wanted, wanted);
  }

  @Override
  public void close() {
    looks.close();
    link.close();
    group.close();
  }
}
