package dev.faultline.fault.traffic;

import dev.faultline.bed.Bed;
import dev.faultline.fault.Dose;
import dev.faultline.fault.Healed;
import dev.faultline.fault.Injector;
import dev.faultline.fault.Refusals;
import dev.faultline.fault.UndoRecord;
import dev.faultline.scenario.FaultKind;
import dev.faultline.scenario.InvalidRequests;
import dev.faultline.system.Requests;
import dev.faultline.system.SystemUnderTest.Tokens;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends requests that must be refused, beside the load; the dose is how many a second were. */
public final class InvalidRequestsFault implements Injector {
  /** What is answered once may be chance. */
  private static final long EVIDENCE = 10;

  private static final double LEAST_SHARE = 0.8;
  private static final double MOST_SHARE = 1.2;

  /** Tokens outlive the longest fault. */
  private static final Duration TOKENS_VALID = Duration.ofMinutes(30);

  private final UndoRecord undo;
  private final InvalidRequests asked;
  private final Duration lasts;
  private final InvalidTraffic traffic;
  private Optional<Instant> over = Optional.empty();

  private InvalidRequestsFault(
      UndoRecord undo, InvalidRequests asked, Duration lasts, InvalidTraffic traffic) {
    this.undo = undo;
    this.asked = asked;
    this.lasts = lasts;
    this.traffic = traffic;
  }

  public static Injector of(InvalidRequests asked, Duration lasts, Bed bed, String runId) {
    Requests requests = bed.system().requests();
    if (requests.invalid().isEmpty()) {
      throw new IllegalArgumentException(
          "The system file lists nothing under requests.invalid: name requests that must be"
              + " refused, and by which status");
    }
    Tokens tokens = bed.system().tokens();
    var claims =
        new TokenMint.Claims(
            tokens.issuer(), tokens.audience(), tokens.client() + "-invalid", TOKENS_VALID);
    TokenMint mint = new TokenMint(SigningKey.of(bed.privateKey()), claims, Clock.systemUTC());
    return new InvalidRequestsFault(
        UndoRecord.of(FaultKind.INVALID_REQUESTS, bed.part(asked.target()), runId),
        asked,
        lasts,
        new InvalidTraffic(base(asked.target(), bed), requests, mint));
  }

  private static URI base(String target, Bed bed) {
    String role = bed.system().requests().issue().role();
    int dash = target.lastIndexOf('-');
    if (!target.substring(0, dash).equals(role)) {
      throw new IllegalArgumentException(
          "%s takes no requests for coupons: strike %s-1".formatted(target, role));
    }
    return bed.addresses().http(role, Integer.parseInt(target.substring(dash + 1)));
  }

  @Override
  public UndoRecord undo() {
    return undo;
  }

  /** The traffic counts for itself; it only warms up what it will meet. */
  @Override
  public void watch() {
    traffic.warm();
  }

  @Override
  public void inject() {
    traffic.start(asked.rate().perSecond());
  }

  @Override
  public Optional<String> bite() {
    long refused = traffic.refusals().refused();
    return refused < EVIDENCE
        ? Optional.empty()
        : Optional.of(refused + " invalid requests were refused so far");
  }

  @Override
  public void heal() {
    traffic.stop();
  }

  @Override
  public Optional<Healed> healed() {
    if (traffic.over()) {
      over = over.or(() -> Optional.of(Instant.now()));
    }
    return over.map(at -> new Healed(at, "no invalid request is sent or under way any more"));
  }

  @Override
  public Optional<Refusals> refusals() {
    return Optional.of(traffic.refusals());
  }

  @Override
  public List<Dose> doses() {
    double perSecond = asked.rate().perSecond();
    return List.of(
        new Dose(
            "refused-rate",
            "/s",
            perSecond,
            traffic.refusals().refused() / (lasts.toMillis() / 1000.0),
            perSecond * LEAST_SHARE,
            perSecond * MOST_SHARE));
  }

  @Override
  public void close() {
    traffic.close();
  }
}
