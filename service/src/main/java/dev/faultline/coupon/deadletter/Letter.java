package dev.faultline.coupon.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as people see it.
 *
 * @param id its number
 * @param state where it stands
 * @param kind class of failure
 * @param cause why it died last
 * @param causeGroup what it has in common with others
 * @param requestId the request it is about, if known
 * @param couponCode the coupon that its bytes name
 * @param userId the user that its bytes name
 * @param attempts replays so far
 * @param sightings how often it was found dead
 * @param topic where it died first
 * @param partition of that topic
 * @param offset in that partition
 * @param note why it is where it is
 * @param dueAt when it will be replayed
 * @param replayedAt when it was replayed last
 * @param createdAt when it was stored
 * @param changedAt when its state changed last
 * @param discard who wants to give it up, if anybody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Letter(
    long id,
    LetterState state,
    String kind,
    String cause,
    String causeGroup,
    @Nullable UUID requestId,
    @Nullable String couponCode,
    @Nullable String userId,
    int attempts,
    int sightings,
    String topic,
    int partition,
    long offset,
    @Nullable String note,
    @Nullable Instant dueAt,
    @Nullable Instant replayedAt,
    Instant createdAt,
    Instant changedAt,
    @Nullable DiscardQuestion discard) {

  /**
   * Half a discard.
   *
   * @param askedBy who asked; somebody else has to confirm
   * @param askedAt when; it holds for a day
   * @param reason why
   */
  public record DiscardQuestion(String askedBy, Instant askedAt, String reason) {}
}
