package dev.faultline.coupon.broker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes missing topics in the background, so that no start ever waits for Kafka. */
final class TopicsAtStart implements SmartLifecycle, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicsAtStart.class);

  /** Ten minutes of tries; by then somebody has to look anyway. */
  private static final int MAX_TRIES = 300;

  private static final long PAUSE_SECONDS = 2;

  private final Topics topics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  TopicsAtStart(Topics topics) {
    this.topics = topics;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("topics-at-start").start(this);
  }

  @Override
  public void run() {
    try {
      for (int tries = 0; tries < MAX_TRIES; tries++) {
        Topics.Outcome outcome = topics.create();
        if (outcome.isComplete()) {
          return;
        }
        if (tries == 0) {
          LOG.warn("topics are not there yet, trying on: {}", outcome.failures());
        }
        if (stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      }
      LOG.error("topics could not be made within {} tries", MAX_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
