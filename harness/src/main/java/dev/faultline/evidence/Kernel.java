package dev.faultline.evidence;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.LabelledContainers.State;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the kernel counts for each container so far: processor time, waits for its quota, segments
 * sent, and sent again.
 */
record Kernel(Bed bed) implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Nobody waits for these, or they have no shell to ask. */
  private static final Set<String> ASIDE =
      Set.of(
          "toxiproxy",
          "prometheus",
          "alertmanager",
          "receivers",
          "postgres-exporter",
          "redis-exporter");

  /** By either generation of cgroups. */
  private static final List<String> READ =
      List.of(
          "bash",
          "-c",
          """
          cd /sys/fs/cgroup
          if [[ -r cpu.max ]]; then
            while read -r name value; do declare "$name=$value"; done <cpu.stat
            quota=$(<cpu.max)
            used=$((usage_usec / 1000)) waited=$(( ${throttled_usec:-0} / 1000))
          else
            quota="$(<cpu/cpu.cfs_quota_us) $(<cpu/cpu.cfs_period_us)"
            while read -r name value; do declare "$name=$value"; done <cpu/cpu.stat
            used=$(( $(<cpuacct/cpuacct.usage) / 1000000)) waited=$(( ${throttled_time:-0} / 1000000))
          fi
          while read -r kind rest; do
            [[ $kind == Tcp: ]] && numbers=($rest)
          done </proc/net/snmp
          printf '%s\\t%s\\t%s\\t%s\\t%s' "$quota" "$used" "$waited" "${numbers[10]}" "${numbers[11]}"
          """);

  @Override
  public String file() {
    return "kernel.tsv";
  }

  @Override
  public String tell() {
    return bed.parts().stream()
        .filter(part -> !ASIDE.contains(part.name()))
        .filter(part -> bed.containers().state(part.containerId()) == State.RUNNING)
        .map(part -> part.name() + "\t" + read(part))
        .collect(
            Collectors.joining(
                "\n",
                "part\tquota and period\tprocessor milliseconds\twaited for quota milliseconds"
                    + "\tsegments sent\tsent again\n",
                "\n"));
  }

  private String read(Part part) {
    try {
      return bed.containers().inside(part.containerId()).ask(PATIENCE, READ).output().strip();
    } catch (IllegalStateException e) {
      return "no answer";
    }
  }
}
