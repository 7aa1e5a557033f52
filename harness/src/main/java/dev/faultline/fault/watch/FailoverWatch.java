package dev.faultline.fault.watch;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches the Redis server that was master, and whom the sentinels made master instead. */
final class FailoverWatch implements Watch {
  private static final long INTERVAL_MILLIS = 250;

  private final Bed bed;
  private final Part struck;
  private final AnswerWatch answers;
  private final Looks looks;
  private String master;
  private final List<String> failovers = new ArrayList<>();

  FailoverWatch(Bed bed) {
    this.bed = bed;
    this.struck = bed.part("redis-master");
    this.master = struck.name();
    this.answers =
        new AnswerWatch(struck.name(), Watches.redisAnswers(bed.addresses().cache("redis-master")));
    this.looks = new Looks("sentinels", 1);
  }

  @Override
  public void start() {
    answers.start();
    looks.repeat(this::look, INTERVAL_MILLIS);
  }

  private void look() {
    named(bed.part("redis-master").name());
  }

  private synchronized void named(String name) {
    if (!name.equals(master)) {
      master = name;
      failovers.add(name + " is master since " + Instant.now());
    }
  }

  private synchronized List<String> failovers() {
    looks.check();
    return List.copyOf(failovers);
  }

  @Override
  public void faultStarts() {
    answers.faultStarts();
  }

  @Override
  public void faultEnds() {
    answers.faultEnds();
  }

  @Override
  public Optional<String> bite() {
    return answers
        .bite()
        .flatMap(silent -> failovers().stream().findFirst().map(next -> silent + ", " + next));
  }

  @Override
  public Optional<Healed> healed() {
    return answers.healed();
  }

  @Override
  public List<Dose> doses(Duration asked, Duration allowance) {
    List<Dose> doses = new ArrayList<>(answers.doses(asked, allowance));
    doses.add(new Dose("failovers", "failovers", 1, failovers().size(), 1, 1));
    return List.copyOf(doses);
  }

  @Override
  public void close() {
    looks.close();
    answers.close();
  }
}
