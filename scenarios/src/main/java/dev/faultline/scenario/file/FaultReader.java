package dev.faultline.scenario.file;

import dev.faultline.scenario.BadRelease;
import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.scenario.CpuLimit;
import dev.faultline.scenario.Crash;
import dev.faultline.scenario.DataLoss;
import dev.faultline.scenario.Draw;
import dev.faultline.scenario.Failover;
import dev.faultline.scenario.Fault;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.InvalidRequests;
import dev.faultline.scenario.Kill;
import dev.faultline.scenario.LinkCut;
import dev.faultline.scenario.LinkSlow;
import dev.faultline.scenario.LockHold;
import dev.faultline.scenario.LongTransaction;
import dev.faultline.scenario.OutOfMemory;
import dev.faultline.scenario.PacketLoss;
import dev.faultline.scenario.Pause;
import dev.faultline.scenario.Rate;
import dev.faultline.scenario.RebalanceStorm;
import dev.faultline.scenario.Share;
import dev.faultline.scenario.Stop;
import dev.faultline.scenario.Surge;
import dev.faultline.scenario.TimedFault;
import dev.faultline.yaml.Dimension;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code faults:}; a new kind of fault gets one case in {@link #cause}. */
final class FaultReader {
  private static final Map<String, FaultKind> KINDS =
      Bounds.words(FaultKind.values(), FaultKind::word);
  private static final int MOST = 16;
  private static final double MOST_INVALID = 1_000;
  private static final double MOST_RETRIES = 1_000_000;
  private static final double LEAST_LOSS = 0.01;
  private static final double MOST_LOSS = 0.9;
  private static final double MOST_SURGE = 5_000;
  private static final long MOST_LETTERS = 1_000_000;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration SHORTEST_VISITS = Duration.ofMillis(200);
  private static final Duration LONGEST_LATENCY = Duration.ofMinutes(1);

  private final Read<BedSpec> bed;
  private final Read<List<CouponSpec>> coupons;
  private final Optional<KnownSystem> struck;
  private final Targets targets;
  private final List<TimedFault> read = new ArrayList<>();

  /**
   * @param struck the system on which every fault must bite: the first of two legs
   */
  FaultReader(Read<BedSpec> bed, Read<List<CouponSpec>> coupons, Optional<KnownSystem> struck) {
    this.bed = bed;
    this.targets = new Targets(bed);
    this.coupons = coupons;
    this.struck = struck;
  }

  /**
   * A file that breaks nothing must say so: one that merely forgot its faults would prove nothing.
   */
  Read<List<TimedFault>> faults(Fields fields) {
    boolean breaks = fields.has("faults");
    boolean undisturbed = fields.has("undisturbed");
    if (breaks == undisturbed) {
      fields.note("undisturbed", Finding.ONE_KEY_OF, "faults, undisturbed", breaks ? "2" : "0");
      return Read.failed();
    }
    boolean drawn = fields.has("draw");
    return breaks ? faults(fields.value("faults"), drawn) : Read.of(List.of());
  }

  static Read<Draw> draw(Fields fields) {
    var most = fields.required("faults", value -> value.count(Draw.LEAST, MOST));
    var within = fields.required("within", Bounds::offset);
    return fields.build(() -> new Draw(Math.toIntExact(most.get()), within.get()));
  }

  /**
   * @param drawn whether the times are drawn for each run, so that none is known yet
   */
  private Read<List<TimedFault>> faults(Value value, boolean drawn) {
    return value
        .list(item -> item.mapping(fields -> fault(fields, drawn)))
        .then(
            faults ->
                faults.isEmpty()
                    ? value.wrong(Finding.EMPTY_LIST)
                    : faults.size() > MOST
                        ? value.wrong(
                            Finding.OUT_OF_RANGE, faults.size() + "", "0", Integer.toString(MOST))
                        : Read.of(faults));
  }

  private Read<TimedFault> fault(Fields fields, boolean drawn) {
    var at =
        drawn
            ? fields.optional("at", Duration.ZERO, Bounds::offset)
            : fields.required("at", Bounds::offset);
    var lasts = fields.required("for", Bounds::faultSpan);
    var kind = fields.required("kind", value -> value.word(KINDS));
    var target = target(fields, kind);
    var cause = cause(fields, kind, target);
    cause.ifRead(known -> noteNoGrip(known, fields));
    var fault =
        fields.build(() -> new TimedFault(name(cause.get()), at.get(), lasts.get(), cause.get()));
    if (!drawn) {
      fault.ifRead(timed -> noteOverlap(timed, fields));
    }
    fault.ifRead(read::add);
    return fault;
  }

  private String name(Fault cause) {
    return targets.name(cause.kind().word(), cause.target());
  }

  /** A surge joins the load, so it need not say what it strikes. */
  private Read<String> target(Fields fields, Read<FaultKind> kind) {
    return kind.value().filter(word -> word == FaultKind.SURGE).isPresent()
        ? fields.optional(
            "target", Surge.LOAD, value -> targets.target(value, kind, FaultKind::targetsIn))
        : fields.required("target", value -> targets.target(value, kind, FaultKind::targetsIn));
  }

  private Read<Fault> cause(Fields fields, Read<FaultKind> kind, Read<String> target) {
    if (kind.value().isEmpty()) {
      // Which keys it may have is not known either.
      fields.rest();
      return Read.failed();
    }
    return switch (kind.get()) {
      case KILL -> kill(fields, target);
      case STOP -> stop(fields, target);
      case CRASH -> fields.build(() -> new Crash(target.get()));
      case DATA_LOSS -> fields.build(() -> new DataLoss(target.get()));
      case PAUSE -> fields.build(() -> new Pause(target.get()));
      case LINK_CUT -> fields.build(() -> new LinkCut(target.get()));
      case LINK_SLOW -> slow(fields, target);
      case PACKET_LOSS -> loss(fields, target);
      case CPU_LIMIT -> cpuLimit(fields, target);
      case LONG_TRANSACTION -> fields.build(() -> new LongTransaction(target.get()));
      case SLOW_QUERY -> StoreFaultReader.slowQuery(fields, target);
      case SHORTAGE -> StoreFaultReader.shortage(fields, target);
      case FAILOVER -> failover(fields, target);
      case BAD_RELEASE -> badRelease(fields, target);
      case INVALID_REQUESTS -> invalidRequests(fields, target);
      case LOCK_HOLD -> lockHold(fields, target);
      case REBALANCE_STORM -> storm(fields, target);
      case SURGE -> surge(fields);
      case CONNECTION_LEAK -> JvmFaultReader.leak(fields, target);
      case ALLOCATION_BURST -> JvmFaultReader.burst(fields, target);
      case OLD_GENERATION_FILL -> JvmFaultReader.fill(fields, target);
      case OUT_OF_MEMORY -> fields.build(() -> new OutOfMemory(target.get()));
    };
  }

  private Read<Fault> kill(Fields fields, Read<String> target) {
    var restarted = fields.optional("until-restarted", false, value -> restarted(value, target));
    return fields.build(() -> new Kill(target.get(), restarted.get()));
  }

  /** Only what answers by itself tells that somebody started it again. */
  private Read<Boolean> restarted(Value value, Read<String> target) {
    Optional<List<String>> roles = bed.value().map(BedSpec::roleInstances);
    return value
        .yesOrNo()
        .then(
            yes ->
                yes
                        && target.value().isPresent()
                        && roles.filter(names -> !names.contains(target.get())).isPresent()
                    ? value.unknown(Finding.UNKNOWN_TARGET, target.get(), roles.orElseThrow())
                    : Read.of(yes));
  }

  private static Read<Fault> failover(Fields fields, Read<String> target) {
    var promoted = fields.optional("until-promoted", false, Value::yesOrNo);
    return fields.build(() -> new Failover(target.get(), promoted.get()));
  }

  private static Read<Fault> stop(Fields fields, Read<String> target) {
    var refused = fields.optional("refused-sends", 0L, value -> value.count(1, MOST_LETTERS));
    return fields.build(() -> new Stop(target.get(), refused.get()));
  }

  private static Read<Fault> cpuLimit(Fields fields, Read<String> target) {
    var cpus = fields.required("cpus", value -> value.number(CpuLimit.LEAST, CpuLimit.MOST));
    return fields.build(() -> new CpuLimit(target.get(), cpus.get()));
  }

  private static Read<Fault> invalidRequests(Fields fields, Read<String> target) {
    var rate =
        fields.required(
            "rate", value -> value.quantity(Dimension.RATE, 1, MOST_INVALID).map(Rate::new));
    return fields.build(() -> new InvalidRequests(target.get(), rate.get()));
  }

  private Read<Fault> lockHold(Fields fields, Read<String> target) {
    var coupon = fields.required("coupon", value -> value.text().then(code -> known(value, code)));
    var retries =
        fields.optional(
            "retries", value -> value.quantity(Dimension.RATE, 1, MOST_RETRIES).map(Rate::new));
    return fields.build(() -> new LockHold(target.get(), coupon.get(), retries.get()));
  }

  private static Read<Fault> loss(Fields fields, Read<String> target) {
    var loss =
        fields.required(
            "loss",
            value -> value.quantity(Dimension.SHARE, LEAST_LOSS, MOST_LOSS).map(Share::new));
    return fields.build(() -> new PacketLoss(target.get(), loss.get()));
  }

  private static Read<Fault> storm(Fields fields, Read<String> target) {
    var every = fields.required("every", value -> value.duration(SHORTEST_VISITS, LONGEST_LATENCY));
    var rebalances = fields.required("rebalances", value -> value.count(1, RebalanceStorm.MOST));
    return fields.build(() -> new RebalanceStorm(target.get(), every.get(), rebalances.get()));
  }

  private Read<Fault> surge(Fields fields) {
    var rate =
        fields.required(
            "rate", value -> value.quantity(Dimension.RATE, 1, MOST_SURGE).map(Rate::new));
    var asked = fields.optional("coupons", List.<String>of(), this::couponsAsked);
    return fields.build(() -> new Surge(rate.get(), asked.get()));
  }

  private Read<List<String>> couponsAsked(Value value) {
    return value
        .list(item -> item.text().then(code -> known(item, code)))
        .then(codes -> codes.isEmpty() ? value.wrong(Finding.EMPTY_LIST) : Read.of(codes));
  }

  /** Known only where the coupons are; their own problems have been noted. */
  private Read<String> known(Value value, String code) {
    List<String> codes = coupons.value().orElse(List.of()).stream().map(CouponSpec::code).toList();
    return codes.isEmpty() || codes.contains(code)
        ? Read.of(code)
        : value.unknown(Finding.UNKNOWN_NAME, code, codes);
  }

  private static Read<Fault> badRelease(Fields fields, Read<String> target) {
    var letters = fields.required("letters", value -> value.count(1, MOST_LETTERS));
    return fields.build(() -> new BadRelease(target.get(), letters.get()));
  }

  private static Read<Fault> slow(Fields fields, Read<String> target) {
    var latency = fields.required("latency", value -> value.duration(SHORTEST, LONGEST_LATENCY));
    var jitter =
        fields.optional(
            "jitter",
            Duration.ZERO,
            value ->
                value.duration(
                    Duration.ZERO, latency.value().orElse(LONGEST_LATENCY).dividedBy(2)));
    return fields.build(() -> new LinkSlow(target.get(), latency.get(), jitter.get()));
  }

  /** Two faults on one part would heal each other. */
  private void noteOverlap(TimedFault fault, Fields fields) {
    for (TimedFault other : read) {
      boolean apart =
          fault.at().compareTo(other.at().plus(other.lasts())) >= 0
              || other.at().compareTo(fault.at().plus(fault.lasts())) >= 0;
      if (other.fault().target().equals(fault.fault().target()) && !apart) {
        fields.note("at", Finding.FAULTS_OVERLAP, fault.fault().target(), other.name());
      }
    }
  }

  /** A fault that has nothing to strike proves nothing. */
  private void noteNoGrip(Fault cause, Fields fields) {
    struck.ifPresent(
        system ->
            system
                .told()
                .flatMap(told -> cause.grip().filter(grip -> !told.grips().contains(grip)))
                .ifPresent(
                    grip ->
                        fields.note(
                            "kind",
                            Finding.NO_GRIP,
                            cause.kind().word(),
                            grip.key(),
                            system.name())));
  }
}
