package dev.faultline.load;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The exception of each request that got no answer. Gatling keeps it from the session and from its
 * log file, but its HTTP listener logs it, with the user's number, on the thread and just before
 * the user goes on: this appender listens there. A user sends one request, so the number names it.
 * Should another Gatling log otherwise, no exception is found and the kind becomes {@code
 * no-answer}: less exact, never wrong.
 */
final class Exceptions extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final String LISTENER = "io.gatling.http.engine.GatlingHttpListener";
  private static final Pattern USER = Pattern.compile("failed for user (\\d+)$");

  private final Map<Long, Throwable> byUser = new ConcurrentHashMap<>();

  /** Starts to listen; once per JVM. */
  void listen() {
    start();
    // Scala's companion object logs under its class name, which ends in a dollar sign.
    for (String name : new String[] {LISTENER, LISTENER + "$"}) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(this);
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    Matcher user = USER.matcher(event.getFormattedMessage());
    if (user.find() && event.getThrowableProxy() instanceof ThrowableProxy proxy) {
      byUser.put(Long.valueOf(user.group(1)), proxy.getThrowable());
    }
  }

  /** The exception of a user's request, at most once. */
  Optional<Throwable> take(long user) {
    return Optional.ofNullable(byUser.remove(user));
  }
}
