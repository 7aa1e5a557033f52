package dev.faultline.scenario;

/**
 * A response and what makes it come.
 *
 * @param name unique in its scenario, for example {@code scale-worker}
 */
public record TimedResponse(String name, Trigger trigger, Response response) {
  public TimedResponse {
    if (response.again().isPresent() && trigger instanceof Trigger.At) {
      throw new IllegalArgumentException(
          "a briefing is repeated while an alert fires: write when, not at");
    }
  }
}
