package dev.faultline.variant.baseline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint that STEP 20 measured: lock, counter, and straight to Kafka. */
@RestController
@Profile("issue-api")
final class IssueController {
  private static final Logger LOG = LoggerFactory.getLogger(IssueController.class);

  private final IssueDesk desk;
  private final KafkaTemplate<String, String> kafka;
  private final JsonMapper json;
  private final MeterRegistry meters;
  private final Timer accept;

  IssueController(
      IssueDesk desk, KafkaTemplate<String, String> kafka, JsonMapper json, MeterRegistry meters) {
    this.desk = desk;
    this.kafka = kafka;
    this.json = json;
    this.meters = meters;
    this.accept =
        Timer.builder("coupon.accept")
            .serviceLevelObjectives(
                Stream.of(5, 10, 25, 50, 100, 150, 250, 500, 1_000, 2_000, 4_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new))
            .register(meters);
  }

  record CouponRequest(@Nullable String couponCode) {}

  record Acknowledgement(String requestId, String status) {}

  record Problem(int status, String code) {}

  @PostMapping("/api/v1/coupons/limited-issue/async")
  ResponseEntity<Object> request(
      @AuthenticationPrincipal Jwt token, @RequestBody CouponRequest body) {
    long start = System.nanoTime();
    String user = Objects.requireNonNull(token.getSubject(), "a token has a subject");
    ResponseEntity<Object> answer = answer(body.couponCode(), user);
    String code = answer.getBody() instanceof Problem problem ? problem.code() : "ACCEPTED";
    accept.record(Duration.ofNanos(System.nanoTime() - start));
    meters.counter("coupon.requests", "code", code).increment();
    return answer;
  }

  private ResponseEntity<Object> answer(@Nullable String code, String user) {
    if (code == null) {
      return problem(400, "BAD_REQUEST");
    }
    try {
      return switch (desk.decide(code, user)) {
        case Decision.Refused(int status, String reason) -> problem(status, reason);
        case Decision.Granted(IssueMessage message) -> sent(message);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(500, "INTERNAL");
    } catch (ExecutionException | RuntimeException e) {
      LOG.error("request of {} for {} failed", user, code, e);
      return problem(500, "INTERNAL");
    }
  }

  /** Waits for as long as the producer tries; counter and mark stay whatever comes of it. */
  private ResponseEntity<Object> sent(IssueMessage message)
      throws ExecutionException, InterruptedException {
    kafka.send(BaselineSettings.TOPIC, message.userId(), json.writeValueAsString(message)).get();
    return ResponseEntity.accepted()
        .body(new Acknowledgement(message.requestId().toString(), "QUEUED"));
  }

  private static ResponseEntity<Object> problem(int status, String code) {
    return ResponseEntity.status(status).body(new Problem(status, code));
  }
}
