package dev.faultline.coupon.statuspage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.coupon.bulletin.Announcement;
import dev.faultline.coupon.bulletin.Bulletin;
import dev.faultline.coupon.bulletin.ServiceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status for programs.
 *
 * @param state in one word
 * @param message in the caller's language
 * @param since since when
 * @param causes why, worst first
 * @param measuredAt when it was measured, if it was
 * @param ageSeconds how old the measurement is, if there is one
 * @param waitingScreen whether users are led to the waiting screen
 * @param announcementsAsOf when the announcements were read, if they ever could be
 * @param announcements newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicStatus(
    ServiceState state,
    String message,
    Instant since,
    List<Cause> causes,
    @Nullable Instant measuredAt,
    @Nullable Long ageSeconds,
    boolean waitingScreen,
    @Nullable Instant announcementsAsOf,
    List<Told> announcements) {

  static PublicStatus of(Board board, String message, Locale locale, Clock clock) {
    Optional<Bulletin> bulletin = board.bulletin();
    return new PublicStatus(
        board.state(),
        message,
        board.since(),
        board.causes(),
        board.measuredAt().orElse(null),
        board
            .measuredAt()
            .map(at -> Math.max(0, Duration.between(at, clock.instant()).toSeconds()))
            .orElse(null),
        bulletin.map(read -> read.waiting().isOn()).orElse(false),
        bulletin.map(Bulletin::readAt).orElse(null),
        bulletin.map(Bulletin::announcements).orElse(List.of()).stream()
            .map(one -> Told.of(one, locale))
            .toList());
  }

  /**
   * One announcement as the public sees it.
   *
   * @param phase how far operators are
   * @param text in the reader's language
   * @param at when
   */
  record Told(Announcement.Phase phase, String text, Instant at) {

    static Told of(Announcement announcement, Locale locale) {
      return new Told(
          announcement.phase(),
          locale.getLanguage().equals("en") ? announcement.textEn() : announcement.textKo(),
          announcement.at());
    }
  }
}
