package dev.faultline.coupon.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as pages write them: UTC, like logs and metrics. */
public final class PageTimes {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** For people; empty if there is no time. */
  public String of(@Nullable Instant time) {
    return time == null ? "" : SECONDS.format(time);
  }
}
