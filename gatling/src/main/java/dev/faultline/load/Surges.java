package dev.faultline.load;

import dev.faultline.run.Json;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.SurgeReport;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** All loads that may come beside the first; at most one at any time. */
final class Surges implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 25;
  private static final Duration LAST_LOOK_WITHIN = Duration.ofSeconds(5);

  private final Plan plan;
  private final List<Surge> surges;
  private final Ending ending;
  private final LongSupplier nowMicros;
  private final Map<Surge, SurgeReport> told = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watch =
      Thread.ofPlatform().daemon().name("faultline-surges").unstarted(this::follow);

  Surges(LoadOrder order, Plan plan, TokenMint mint, Ending ending, LongSupplier nowMicros) {
    this.plan = plan;
    this.ending = ending;
    this.nowMicros = nowMicros;
    double turns = turnsPerSecond(order);
    this.surges =
        order.surges().stream().map(surge -> new Surge(surge, order, turns, mint)).toList();
  }

  /** As many turns as the largest of them needs. */
  static double turnsPerSecond(LoadOrder order) {
    return order.surges().stream().mapToDouble(LoadOrder.Surge::ratePerSecond).max().orElse(0);
  }

  void start() {
    if (!surges.isEmpty()) {
      surges.forEach(Surge::sign);
      watch.start();
    }
  }

  /** When a user beside the load is to start; none while there is no surge. */
  Optional<Long> startMicros(long user) {
    long micros = plan.besideMicros(plan.beside(user));
    return surges.stream().anyMatch(surge -> surge.goesOnAt(micros))
        ? Optional.of(micros)
        : Optional.empty();
  }

  /** Who a user beside the load is; nobody while there is no surge. */
  Optional<Surge.Guest> guest(long user) {
    long turn = plan.beside(user);
    long micros = plan.besideMicros(turn);
    return surges.stream()
        .filter(surge -> surge.goesOnAt(micros))
        .findFirst()
        .flatMap(surge -> surge.take(turn, micros));
  }

  private void follow() {
    try {
      boolean last;
      do {
        last = closing.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        for (Surge surge : surges) {
          tell(surge, surge.look(plan, nowMicros.getAsLong(), ending.isOver()));
        }
      } while (!last);
    } catch (IOException | RuntimeException e) {
      ending.trouble("cannot follow a surge: " + e);
    } catch (InterruptedException e) {
      ending.trouble("the watch for surges was interrupted");
    }
  }

  private void tell(Surge surge, SurgeReport report) throws IOException {
    if (!report.equals(told.put(surge, report))) {
      Path file = surge.reportFile();
      Path whole = file.resolveSibling(file.getFileName() + ".part");
      Json.write(whole, report);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (watch.isAlive() && !watch.join(LAST_LOOK_WITHIN)) {
        ending.trouble("the surges were not told of within " + LAST_LOOK_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending.trouble("the end of the surges was interrupted");
    }
    surges.forEach(Surge::close);
  }
}
