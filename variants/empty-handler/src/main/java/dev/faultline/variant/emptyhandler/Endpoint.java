package dev.faultline.variant.emptyhandler;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads a request like that for a coupon, and answers as long as a promise is. */
@RestController
public final class Endpoint {
  private static final Done DONE = new Done("00000000-0000-0000-0000-000000000000", "QUEUED");

  /** What is asked. */
  public record Ask(String couponCode) {}

  /** What is answered. */
  public record Done(String requestId, String status) {}

  /** Does nothing. */
  @PostMapping("/api/v1/bench/empty")
  @ResponseStatus(HttpStatus.ACCEPTED)
  public Done nothing(@RequestBody Ask ask) {
    return DONE;
  }
}
