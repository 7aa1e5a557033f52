package dev.faultline.incident;

import dev.faultline.diagnosis.Cause;
import dev.faultline.diagnosis.Diagnosis;
import dev.faultline.diagnosis.Diagnosis.Told;
import dev.faultline.diagnosis.Diagnostician;
import dev.faultline.diagnosis.Sayings;
import dev.faultline.incident.Document.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the diagnosis names, which was not told what the harness did, and its facts. */
record DiagnosedCause(Incident incident, Words words) {
  private static final int MOST_FACTS = 12;

  void tell(List<String> paragraphs, List<Table> tables) {
    Optional<Diagnosis> found = diagnosis();
    if (found.isEmpty()) {
      paragraphs.add(words.say("cause.not-diagnosed"));
      return;
    }
    Diagnosis diagnosis = found.get();
    Cause named = diagnosis.named();
    String called = Sayings.of(words.language()).cause(named);
    paragraphs.add(words.say("cause.diagnosed", named.word(), called));
    if (named.named()) {
      tables.add(facts(diagnosis, named));
    }
  }

  /** A run that broke off, or of another age, may have too little to look at. */
  private Optional<Diagnosis> diagnosis() {
    try {
      return Optional.of(Diagnostician.of(incident.run()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Table facts(Diagnosis diagnosis, Cause named) {
    return new Table(
        words.say("cause.facts"),
        List.of(words.say("head.weight"), words.say("head.fact"), words.say("head.source")),
        Stream.concat(diagnosis.about(named, true).stream(), diagnosis.about(named, false).stream())
            .limit(MOST_FACTS)
            .map(this::row)
            .toList());
  }

  private List<String> row(Told fact) {
    return List.of(
        "%+d".formatted(fact.weight()), words.korean() ? fact.ko() : fact.en(), fact.source());
  }
}
