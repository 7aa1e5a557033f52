package dev.faultline.coupon.bulletin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators owe the public.
 *
 * @param newsEvery while users notice something, news at least every 30 minutes [incident document]
 */
@ConfigurationProperties("coupon.bulletin")
public record BulletinSettings(@DefaultValue("30m") Duration newsEvery) {

  public BulletinSettings {
    if (!newsEvery.isPositive()) {
      throw new IllegalArgumentException("coupon.bulletin.news-every: expected more than 0");
    }
  }
}
