package dev.faultline.check;

import dev.faultline.history.History;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every store was read whole: what was not read cannot be called lost or sound. */
record ReadProofs(History history) implements Check {
  /** Stores without which the ledger cannot be reconciled. */
  private static final List<String> NEEDED = List.of("coupons", "claims", "issued", "outbox");

  /** What it means that something is not in the stores: nothing, if they were not read whole. */
  static Verdict ifMissing(History history) {
    boolean readWhole =
        new ReadProofs(history)
            .results().stream().allMatch(result -> result.verdict() == Verdict.PASS);
    return readWhole ? Verdict.FAIL : Verdict.INVALID;
  }

  @Override
  public List<CheckResult> results() {
    Findings holes = new Findings();
    List<ReadProof> proofs = history.proofs();
    for (ReadProof proof : proofs) {
      if (proof.expected() != proof.read()) {
        holes.add(
            () ->
                "%s: %d read, %d expected (%s)"
                    .formatted(proof.store(), proof.read(), proof.expected(), proof.how()));
      }
    }
    Set<String> proven = proofs.stream().map(ReadProof::store).collect(Collectors.toSet());
    for (String store : NEEDED) {
      if (!proven.contains(store)) {
        holes.add(() -> store + ": nothing proves that it was read whole");
      }
    }
    return List.of(
        holes.result(
            "read-complete",
            Verdict.INVALID,
            proofs.size(),
            "Stores that were not provably read whole: %d.".formatted(holes.count()),
            "전부 읽었음이 증명되지 않은 저장소: %d개.".formatted(holes.count())));
  }
}
