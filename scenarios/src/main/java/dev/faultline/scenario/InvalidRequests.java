package dev.faultline.scenario;

import java.util.Optional;

/**
 * Somebody sends requests that must be refused, beside the load: those that the system file lists
 * under {@code requests.invalid}, in turn.
 *
 * @param target the container that takes requests for coupons
 * @param rate how many a second, evenly spaced
 */
public record InvalidRequests(String target, Rate rate) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.INVALID_REQUESTS;
  }

  @Override
  public Optional<Grip> grip() {
    return Optional.of(Grip.INVALID_REQUESTS);
  }
}
