package dev.faultline.fault.watch;

import dev.faultline.bed.Bed;
import dev.faultline.bed.LedgerAccess;
import dev.faultline.fault.watch.AnswerWatch.Question;
import java.sql.SQLException;
import java.time.Duration;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Chooses how each part of a bed is watched. */
public final class Watches {
  private static final int WITHIN_MILLIS = 1000;

  private Watches() {}

  public static Watch of(String target, Bed bed) {
    if (target.startsWith("kafka-")) {
      return new BrokerWatch(bed.addresses().kafka(), target);
    }
    return target.equals("redis-master")
        ? new FailoverWatch(bed)
        : new AnswerWatch(target, question(target, bed));
  }

  private static Question question(String target, Bed bed) {
    if (target.equals("postgres")) {
      return answers(bed.addresses().ledger().impatient());
    }
    if (target.equals("postgres-standby")) {
      return answers(bed.addresses().standby().impatient());
    }
    if (target.startsWith("redis")) {
      return redisAnswers(bed.addresses().cache(target));
    }
    return new ReadyQuestion(bed.addresses().ready(target), Duration.ofMillis(WITHIN_MILLIS));
  }

  /**
   * Anything that goes wrong is an observation here, not an error; so is waiting: whoever is paused
   * answers all the same, afterwards.
   */
  private static Question answers(LedgerAccess database) {
    return () -> {
      try (var connection = database.open()) {
        return connection.isValid(WITHIN_MILLIS / 1000);
      } catch (SQLException e) {
        return false;
      }
    };
  }

  public static Question redisAnswers(String address) {
    HostAndPort server = HostAndPort.from(address);
    return () -> redisAnswers(server);
  }

  private static boolean redisAnswers(HostAndPort address) {
    var settings = DefaultJedisClientConfig.builder().timeoutMillis(WITHIN_MILLIS).build();
    try (Jedis redis = new Jedis(address, settings)) {
      return redis.ping().equals("PONG");
    } catch (JedisException e) {
      return false;
    }
  }
}
