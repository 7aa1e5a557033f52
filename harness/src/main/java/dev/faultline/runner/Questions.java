package dev.faultline.runner;

import dev.faultline.generator.CallRecords;
import dev.faultline.run.Call;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.stores.ApiAnswers.Known;
import dev.faultline.stores.ApiAnswers.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses what the system is asked after the run; the same seed asks the same. */
final class Questions {
  static final int MOST_SENT_AGAIN = 50;

  private final long seed;

  Questions(long seed) {
    this.seed = seed;
  }

  /** The sample of accepted requests, and every unknown one that the ledger knows. */
  List<Known> status(RunDirectory run, CallRecords.Summary calls) {
    List<Known> questions = new ArrayList<>();
    for (Call call : calls.acceptedSample()) {
      questions.add(new Known(call.requestId(), call.coupon(), call.user()));
    }
    Set<Unknown> unknown = unknown(calls);
    if (!unknown.isEmpty()) {
      try (Stream<ClaimRow> claims = run.read(RunDirectory.CLAIMS)) {
        claims
            .filter(claim -> unknown.contains(new Unknown(claim.coupon(), claim.user())))
            .forEach(
                claim -> questions.add(new Known(claim.requestId(), claim.coupon(), claim.user())));
      }
    }
    return questions;
  }

  /** A sample of the unknown requests. */
  List<Unknown> again(CallRecords.Summary calls) {
    List<Unknown> sample = new ArrayList<>(unknown(calls));
    sample.sort(java.util.Comparator.comparing(Unknown::user));
    Collections.shuffle(sample, new Random(seed));
    return sample.subList(0, Math.min(MOST_SENT_AGAIN, sample.size()));
  }

  private static Set<Unknown> unknown(CallRecords.Summary calls) {
    return calls.unknown().stream()
        .map(call -> new Unknown(call.coupon(), call.user()))
        .collect(Collectors.toSet());
  }
}
