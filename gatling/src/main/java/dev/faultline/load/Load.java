package dev.faultline.load;

import dev.faultline.load.Ending.End;
import dev.faultline.run.GeneratorReport;
import dev.faultline.run.Json;
import dev.faultline.run.LoadOrder;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * One run of the load: who departs, what came back, and when it is over. Its methods are called on
 * Gatling's event loops and never block.
 */
final class Load {
  static final String DEPARTURE = "departure";
  static final String STATUS = "status";
  static final String BODY = "body";

  private static final Duration TOKENS_OUTLIVE_LOAD = Duration.ofMinutes(15);
  private static final double SIGN_AHEAD_SECONDS = 5;

  private final LoadOrder order;
  private final InstantSource clock = InstantSource.system();
  private final Ending ending = new Ending(clock);
  private final Exceptions exceptions = new Exceptions();
  private final ProcessHealth health = new ProcessHealth();
  private final Arrivals arrivals;
  private final Plan plan;
  private final TokensAhead tokens;
  private final CallRecorder recorder;
  private final StatusLooks looks;
  private final HealthSamples samples;
  private final Surges surges;
  private final LongAdder started = new LongAdder();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicBoolean zeroWritten = new AtomicBoolean();
  private final LongAccumulator maxLagMicros = new LongAccumulator(Math::max, 0);
  private final LongAccumulator minLagMicros = new LongAccumulator(Math::min, 0);

  /**
   * A request under way.
   *
   * @param surge that it belongs to; none for the load itself
   */
  record Departure(
      Arrival arrival,
      String token,
      long intendedMicros,
      long startMicros,
      Optional<Surge> surge) {}

  Load(LoadOrder order) {
    this.order = order;
    Duration most = Duration.ofMillis(order.maxMillis());
    TokenMint.Claims claims =
        new TokenMint.Claims(
            order.issuer(), order.audience(), order.client(), most.plus(TOKENS_OUTLIVE_LOAD));
    arrivals = Arrivals.of(order);
    plan = new Plan(order.ratePerSecond(), Surges.turnsPerSecond(order), most);
    TokenMint mint = new TokenMint(SigningKey.of(order.privateKey()), claims, clock);
    surges = new Surges(order, plan, mint, ending, this::now);
    tokens =
        new TokensAhead(
            arrivals,
            mint,
            Math.clamp((long) (order.ratePerSecond() * SIGN_AHEAD_SECONDS), 100, 20_000));
    recorder =
        new CallRecorder(
            Path.of(order.calls()), order.requestIdPointer(), order.codePointer(), ending::trouble);
    samples =
        new HealthSamples(
            Path.of(order.calls()).resolveSibling(GeneratorReport.SAMPLES), health, clock);
    looks = new StatusLooks(order.look(), order.seed(), order.requestIdPointer());
  }

  StatusLooks looks() {
    return looks;
  }

  Plan plan() {
    return plan;
  }

  /** Starts what runs beside Gatling. */
  void begin() {
    exceptions.listen();
    health.listen();
    samples.start();
    tokens.start();
    surges.start();
    recorder.start();
    ending.whenExists(Path.of(order.stopFile()));
    ending.whenEnds(System.in);
    Terminations.finishFirst(Thread.currentThread(), () -> ending.end("it was told to terminate"));
  }

  /** How long a user that Gatling starts too early has to wait. */
  Duration earlyBy(Session session) {
    if (plan.runsIn(session.userId())) {
      return Duration.ZERO;
    }
    long user = session.userId();
    long intended =
        plan.isBeside(user)
            ? surges.startMicros(user).orElse(0L)
            : plan.intendedMicros(plan.arrival(user));
    long early = intended - now();
    return early <= 0 ? Duration.ZERO : Duration.ofNanos(early * 1000);
  }

  /** Lets a user depart, unless it only runs in or the load is over. */
  Session depart(Session session) {
    long user = session.userId();
    if (plan.runsIn(user)) {
      plan.ranIn(user, now());
      return session;
    }
    writeZero();
    // Counted before the look at the end: whoever sees the end and nobody under way may rely on it.
    underWay.incrementAndGet();
    Optional<Departure> departure = plan.isBeside(user) ? guest(user) : shopper(plan.arrival(user));
    if (departure.isEmpty()) {
      underWay.decrementAndGet();
      return session;
    }
    started.increment();
    long lag = departure.get().startMicros() - departure.get().intendedMicros();
    maxLagMicros.accumulate(lag);
    samples.late(lag);
    minLagMicros.accumulate(lag);
    return session.set(DEPARTURE, departure.get());
  }

  private Optional<Departure> shopper(long number) {
    long intended = plan.intendedMicros(number);
    endInTime(intended);
    if (ending.isOver()) {
      return Optional.empty();
    }
    Arrival arrival = arrivals.at(number);
    String token = tokens.take(arrival);
    return Optional.of(new Departure(arrival, token, intended, now(), Optional.empty()));
  }

  private Optional<Departure> guest(long user) {
    if (ending.isOver()) {
      return Optional.empty();
    }
    return surges
        .guest(user)
        .map(
            guest ->
                new Departure(
                    guest.arrival(),
                    guest.token(),
                    plan.besideMicros(plan.beside(user)),
                    now(),
                    Optional.of(guest.surge())));
  }

  /** Records what became of a user's request. */
  Session arriveBack(Session session) {
    long end = now();
    Departure departure = departure(session);
    Optional<Throwable> thrown = exceptions.take(session.userId());
    boolean answered = session.contains(STATUS);
    String body = Objects.requireNonNullElse(session.getString(BODY), "");
    recorder.record(
        new Exchange(
            departure.intendedMicros(),
            departure.startMicros(),
            Math.max(end, departure.startMicros()),
            departure.arrival(),
            answered ? session.getInt(STATUS) : 0,
            body,
            NoAnswer.of(thrown)));
    departure.surge().ifPresent(Surge::ended);
    Optional<StatusLooks.Planned> look =
        ending.isOver()
            ? Optional.empty()
            : looks.planned(departure.arrival().number(), answered ? body : "");
    if (look.isEmpty()) {
      underWay.decrementAndGet();
      return session;
    }
    return session.set(StatusLooks.LOOK, look.get());
  }

  /** Lets a user look at the status. */
  Session look(Session session) {
    return session.set(StatusLooks.LOOK, StatusLooks.of(session).at(now()));
  }

  /** Records what the user saw. */
  Session looked(Session session) {
    // An exception of the look is no exception of the request.
    exceptions.take(session.userId());
    looks.saw(session, departure(session).arrival(), now());
    underWay.decrementAndGet();
    return session;
  }

  static Departure departure(Session session) {
    return Objects.requireNonNull(session.get(DEPARTURE), DEPARTURE);
  }

  /** True once: when the load is over and nobody is under way any more. */
  boolean canStop() {
    return ending.isOver() && underWay.get() == 0 && stopped.compareAndSet(false, true);
  }

  /** Completes the record; fails if a call is missing in it. */
  void finish() throws IOException {
    ending.end("the time was over", deadlineMicros());
    tokens.close();
    surges.close();
    recorder.close();
    samples.close();
    looks.write();
    if (recorder.recorded() != started.sum()) {
      ending.trouble(
          "%d calls were started and %d recorded".formatted(started.sum(), recorder.recorded()));
    }
    Json.write(Path.of(order.calls()).resolveSibling(GeneratorReport.FILE), report());
    if (ending.trouble().isPresent()) {
      throw new IllegalStateException("The load is not recorded: " + ending.trouble().get());
    }
  }

  private GeneratorReport report() {
    End end = ending.end().orElseThrow();
    return new GeneratorReport(
        plan.plannedBefore(Math.min(end.atMicros(), deadlineMicros())),
        started.sum(),
        recorder.recorded(),
        tokens.late(),
        maxLagMicros.get() / 1000.0,
        -minLagMicros.get() / 1000.0,
        health.cpuSeconds(),
        health.maxGcPauseMillis(),
        end.reason());
  }

  private void endInTime(long intendedMicros) {
    if (intendedMicros >= deadlineMicros()) {
      ending.end("the time was over", deadlineMicros());
    }
  }

  private long deadlineMicros() {
    return plan.zeroMicros() + order.maxMillis() * 1000;
  }

  private void writeZero() {
    if (zeroWritten.compareAndSet(false, true)) {
      Thread.startVirtualThread(() -> writeZero(Path.of(order.firstIntendedFile())));
    }
  }

  private void writeZero(Path file) {
    try {
      Path whole = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(whole, Long.toString(plan.zeroMicros()));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      ending.trouble("cannot write " + file + ": " + e);
    }
  }

  private long now() {
    return EpochMicros.of(clock.instant());
  }
}
