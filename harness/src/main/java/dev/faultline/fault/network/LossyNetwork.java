package dev.faultline.fault.network;

import dev.faultline.bed.Bed;
import dev.faultline.bed.Part;
import dev.faultline.engine.Companion;
import dev.faultline.engine.Inside.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The firewall of one part: a rule that drops at random, and what the kernel counted by it. */
final class LossyNetwork {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Every rule that leads there, then the rules there, then the place itself. */
  private static final String CLEAR =
      """
      iptables -w -S INPUT | grep FAULTLINE | while read -r _ rule; do iptables -w -D $rule; done
      iptables -w -F FAULTLINE 2>/dev/null; iptables -w -X FAULTLINE 2>/dev/null
      iptables -w -S | grep -c FAULTLINE
      """;

  private static final String COUNT =
      """
      iptables -w -nvxL INPUT | grep FAULTLINE | while read -r seen _; do echo "seen $seen"; done
      iptables -w -nvxL FAULTLINE 2>/dev/null | grep DROP | while read -r gone _; do echo "dropped $gone"; done
      echo told
      """;

  private static final Pattern COUNTED = Pattern.compile("seen (\\d+)\\s+dropped (\\d+)\\s+told");

  private final Companion companion;
  private final String part;
  private final String spared;

  /**
   * What the kernel counted.
   *
   * @param seen packets that came to the rule
   * @param dropped of these, those that it dropped
   */
  record Counted(long seen, long dropped) {
    double share() {
      return seen == 0 ? 0 : dropped / (double) seen;
    }
  }

  /**
   * @param spared whose packets are none of the fault's: those of the harness come from the gateway
   *     of the bed, and a store's judge is not under the fault
   */
  private LossyNetwork(Companion companion, String part, String spared) {
    this.companion = companion;
    this.part = part;
    this.spared = spared;
  }

  static LossyNetwork of(Part part, Bed bed) {
    boolean role = bed.system().roles().stream().anyMatch(is -> part.name().startsWith(is.name()));
    return new LossyNetwork(
        bed.companion(part), part.name(), role ? "" : "! -s " + bed.gateway() + " ");
  }

  void drop(double share) {
    Answer answer =
        bash(
            """
            iptables -w -N FAULTLINE
            iptables -w -A FAULTLINE -m statistic --mode random --probability %s -j DROP
            iptables -w -I INPUT %s-i eth0 -j FAULTLINE
            """
                .formatted(share, spared));
    if (answer.exitCode() != 0) {
      throw new IllegalStateException(
          "No rule could be made for %s: %s".formatted(part, answer.output().strip()));
    }
  }

  /** Nothing happens where there is no rule. */
  void clear() {
    Answer answer = bash(CLEAR);
    if (!answer.output().strip().endsWith("0")) {
      throw new IllegalStateException(
          "The rules of %s could not be taken away: %s".formatted(part, answer.output().strip()));
    }
  }

  /** Nothing where there is no rule. */
  Optional<Counted> counted() {
    String told = bash(COUNT).output().strip();
    Matcher counted = COUNTED.matcher(told);
    if (counted.matches()) {
      return Optional.of(
          new Counted(Long.parseLong(counted.group(1)), Long.parseLong(counted.group(2))));
    }
    if (!told.equals("told")) {
      throw new IllegalStateException(part + " does not tell its rules: " + told);
    }
    return Optional.empty();
  }

  private Answer bash(String script) {
    return companion.run(PATIENCE, List.of("bash", "-c", script));
  }
}
