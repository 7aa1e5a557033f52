package dev.faultline.evidence;

import dev.faultline.run.Call;
import dev.faultline.run.Json;
import dev.faultline.run.JsonLines;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asked for what and how it was answered, by coupon, by second and by user.
 *
 * @param byCoupon calls per coupon and answer
 * @param bySecond calls per second since the first one, and answer
 * @param busiest the users who asked most, with their number of calls
 */
public record Traffic(
    Map<String, Map<String, Long>> byCoupon,
    Map<Long, Map<String, Long>> bySecond,
    Map<String, Long> busiest) {
  private static final int BUSIEST = 20;
  private static final long MICROS = 1_000_000;

  static Traffic of(Stream<Call> calls) {
    Map<String, Map<String, Long>> byCoupon = new TreeMap<>();
    Map<Long, Map<String, Long>> bySecond = new TreeMap<>();
    Map<String, Long> byUser = new HashMap<>();
    for (Call call : (Iterable<Call>) calls::iterator) {
      String answer = call.status() + (call.code().isEmpty() ? "" : " " + call.code());
      count(byCoupon.computeIfAbsent(call.coupon(), coupon -> new TreeMap<>()), answer);
      count(bySecond.computeIfAbsent(call.start() / MICROS, at -> new TreeMap<>()), answer);
      count(byUser, call.user());
    }
    return new Traffic(byCoupon, bySecond, busiest(byUser));
  }

  /** Reads the calls of a run once, whatever their number. */
  public static void write(RunDirectory run) throws IOException {
    try (Stream<Call> calls = JsonLines.read(run.file(RunDirectory.CALLS), Call.class)) {
      Files.writeString(
          run.evidence().resolve("traffic.json"), Json.PRETTY.writeValueAsString(of(calls)));
    }
  }

  private static <K> void count(Map<K, Long> counts, K key) {
    counts.merge(key, 1L, Long::sum);
  }

  private static Map<String, Long> busiest(Map<String, Long> byUser) {
    return byUser.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(BUSIEST)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
  }
}
