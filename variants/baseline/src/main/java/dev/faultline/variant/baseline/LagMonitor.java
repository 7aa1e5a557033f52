package dev.faultline.variant.baseline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures the lag that STEP 20 reports; while Kafka cannot say, there is none. */
@Component
@Profile("query-api")
@EnableScheduling
class LagMonitor implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);
  private static final int ASK_WITHIN_MILLIS = 1_000;
  private static final TopicPartition ONLY = new TopicPartition(BaselineSettings.TOPIC, 0);

  private final Admin admin;
  private final MultiGauge lag;
  private volatile int brokers;

  LagMonitor(BaselineSettings settings, MeterRegistry meters) {
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                settings.kafka(),
                "request.timeout.ms",
                ASK_WITHIN_MILLIS,
                "default.api.timeout.ms",
                ASK_WITHIN_MILLIS,
                "reconnect.backoff.max.ms",
                500));
    this.lag = MultiGauge.builder("coupon.consumer.lag").register(meters);
    Gauge.builder("coupon.kafka.brokers", () -> brokers).register(meters);
    Gauge.builder("coupon.kafka.brokers.expected", settings::brokers).register(meters);
  }

  @Scheduled(fixedDelay = 1_000)
  void look() throws InterruptedException {
    try {
      brokers =
          admin.describeCluster().nodes().get(ASK_WITHIN_MILLIS, TimeUnit.MILLISECONDS).size();
      show(List.of(MultiGauge.Row.of(tags(), behind())));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("lag is unknown", e);
      brokers = 0;
      show(List.of());
    }
  }

  private long behind() throws ExecutionException, InterruptedException, TimeoutException {
    long end =
        admin
            .listOffsets(Map.of(ONLY, OffsetSpec.latest()))
            .partitionResult(ONLY)
            .get(ASK_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
            .offset();
    OffsetAndMetadata committed =
        admin
            .listConsumerGroupOffsets(BaselineSettings.GROUP)
            .partitionsToOffsetAndMetadata()
            .get(ASK_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
            .get(ONLY);
    return committed == null ? end : end - committed.offset();
  }

  private static Tags tags() {
    return Tags.of(
        "group", BaselineSettings.GROUP, "topic", ONLY.topic(), "partition", "" + ONLY.partition());
  }

  private void show(List<MultiGauge.Row<?>> rows) {
    lag.register(rows, true);
  }

  @Override
  public void destroy() {
    admin.close(Duration.ofSeconds(1));
  }
}
