package dev.faultline.coupon.bulletin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was to be told when it was last read.
 *
 * @param announcements newest first
 * @param waiting where the waiting screen stands
 * @param degradedSince when users began to notice, if they do now
 * @param readAt when this was read
 */
public record Bulletin(
    List<Announcement> announcements,
    Waiting waiting,
    Optional<Instant> degradedSince,
    Instant readAt) {

  public Bulletin {
    announcements = List.copyOf(announcements);
  }

  /** How long users have gone without news from people; empty while nothing is wrong. */
  public Optional<Duration> withoutNews(Instant now) {
    return degradedSince.map(
        since -> {
          Instant latest =
              announcements.stream()
                  .map(Announcement::at)
                  .filter(at -> at.isAfter(since))
                  .findFirst()
                  .orElse(since);
          return latest.isAfter(now) ? Duration.ZERO : Duration.between(latest, now);
        });
  }

  /**
   * The switch to the waiting screen.
   *
   * @param isOn whether users are led there
   * @param since since when
   */
  public record Waiting(boolean isOn, Optional<Instant> since) {}
}
