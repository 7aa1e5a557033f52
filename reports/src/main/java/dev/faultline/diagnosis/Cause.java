package dev.faultline.diagnosis;

import java.util.Arrays;
import java.util.Optional;

/** Everything that can be named; the list is closed. */
public enum Cause {
  BROKER("broker"),
  CONSUMER_CRASHED("consumer: crashed"),
  CONSUMER_STOPPED("consumer: stopped"),
  CONSUMER_SLOW("consumer: slow"),
  CONSUMER_SHORTAGE("consumer: shortage"),
  CONSUMER_PARTITIONS("consumer: partitions"),
  CONSUMER_REBALANCES("consumer: rebalances"),
  CONSUMER_REJECTS("consumer: rejected rows"),
  POOL_LEAK("pool: leak"),
  POOL_LONG_TRANSACTION("pool: long transaction"),
  POOL_SURGE("pool: surge"),
  POOL_SLOW_QUERY("pool: slow query"),
  DATABASE("database"),
  REDIS_SERVER("redis: server"),
  REDIS_DATA("redis: data lost"),
  LOCK_CONTENTION("redis lock: contention"),
  LOCK_HELD("redis lock: held long"),
  LOCK_RETRIES("redis lock: retry storm"),
  GC_ALLOCATION("gc: allocation"),
  GC_OLD_GENERATION("gc: old generation"),
  GC_UNTUNED("gc: untuned"),
  MEMORY("memory"),
  CPU("cpu"),
  NETWORK("network"),
  API_CRASHED("api: crashed"),
  TRAFFIC_OVERLOAD("traffic: overload"),
  TRAFFIC_INVALID("traffic: invalid"),
  TRAFFIC_OPENING("traffic: opening spike"),
  NONE("none"),
  UNKNOWN("unknown");

  private final String word;

  Cause(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Optional<Cause> of(String word) {
    return Arrays.stream(values()).filter(cause -> cause.word.equals(word)).findFirst();
  }

  /** Whether something is said to be wrong. */
  public boolean named() {
    return this != NONE && this != UNKNOWN;
  }
}
