package dev.faultline.bench;

import dev.faultline.bench.Row.Work;
import java.util.Map;

/**
 * One measurement.
 *
 * @param seconds until the work was done; for what is issued that is after the load
 * @param done pieces of work: answers, claims or coupons
 * @param latency of the answers
 * @param cpuMicros per piece of work, of each part of the bed
 * @param generatorCpuShare of one core that the generator took
 * @param drainSeconds from the end of the load until everything was issued
 * @param notAsked answers of another kind than the row is about, and requests without one
 */
public record Shot(
    String system,
    Work work,
    Point point,
    int round,
    double seconds,
    long done,
    Latency latency,
    Map<String, Double> cpuMicros,
    double generatorCpuShare,
    double drainSeconds,
    long notAsked) {

  public Shot {
    cpuMicros = Map.copyOf(cpuMicros);
  }

  public double perSecond() {
    return done / seconds;
  }

  /** Of the roles and the stores together; proxies, exporters and alerting are the bed's own. */
  public double systemCpuMicros() {
    return cpuMicros.entrySet().stream()
        .filter(part -> PartKind.of(part.getKey()) != PartKind.BED)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
