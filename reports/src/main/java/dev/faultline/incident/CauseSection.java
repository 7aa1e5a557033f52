package dev.faultline.incident;

import dev.faultline.history.Timeline;
import dev.faultline.incident.Document.Section;
import dev.faultline.incident.Document.Table;
import dev.faultline.run.TimelineEvent.DoseMeasured;
import dev.faultline.run.TimelineEvent.FaultConfirmed;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.run.TimelineEvent.FaultWithoutGrip;
import dev.faultline.run.TimelineEvent.HealConfirmed;
import dev.faultline.scenario.TimedFault;
import dev.faultline.verdict.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why it happened, and what proves it. The harness knows the cause because it made it. */
record CauseSection(Incident incident, Words words) {
  private static final int MOST_FILES = 60;
  private static final int DEEPEST = 3;

  Section section() {
    List<String> paragraphs = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    new DiagnosedCause(incident, words).tell(paragraphs, tables);
    switch (incident.kind()) {
      case NONE -> paragraphs.add(words.say("cause.none"));
      case UNKNOWN -> paragraphs.add(words.say("cause.unknown"));
      case STRUCK -> {
        paragraphs.add(words.say("cause.known"));
        incident.scenario().ifPresent(one -> paragraphs.add(words.say("cause.row", one.seed())));
        tables.add(faults());
        tables.add(doses());
      }
      case WITHOUT_GRIP ->
          incident
              .timeline()
              .all(FaultWithoutGrip.class)
              .forEach(
                  one ->
                      paragraphs.add(
                          words.say(
                              "cause.without-grip",
                              one.kind(),
                              words.orUnknown(incident.system()),
                              one.lacks())));
    }
    List<String> files = files();
    paragraphs.add(
        files.isEmpty()
            ? words.say("cause.no-files")
            : words.say("cause.files", String.join(", ", files)));
    return new Section(words.say("root-cause"), paragraphs, tables);
  }

  private Table faults() {
    Timeline timeline = incident.timeline();
    List<List<String>> rows = new ArrayList<>();
    for (FaultInjected fault : timeline.all(FaultInjected.class)) {
      rows.add(
          List.of(
              fault.fault(),
              fault.kind(),
              fault.target(),
              asked(fault.fault()),
              evidence(
                  timeline.all(FaultConfirmed.class).stream()
                      .filter(one -> one.fault().equals(fault.fault()))
                      .map(FaultConfirmed::evidence)),
              evidence(
                  timeline.all(HealConfirmed.class).stream()
                      .filter(one -> one.fault().equals(fault.fault()))
                      .map(HealConfirmed::evidence))));
    }
    return new Table(
        words.say("cause.faults"),
        List.of(
            words.say("head.fault"),
            words.say("head.kind"),
            words.say("head.target"),
            words.say("head.asked"),
            words.say("head.bite"),
            words.say("head.heal")),
        rows);
  }

  private String asked(String fault) {
    Optional<TimedFault> planned =
        incident.scenario().stream()
            .flatMap(one -> one.faults().stream())
            .filter(one -> one.name().equals(fault))
            .findFirst();
    return words.orUnknown(
        planned.map(
            one ->
                words.say(
                    "cause.planned",
                    Quantity.millis((double) one.at().toMillis()).text(),
                    Quantity.millis((double) one.lasts().toMillis()).text())));
  }

  private String evidence(Stream<String> found) {
    return words.orUnknown(Optional.of(found.collect(Collectors.joining("; "))));
  }

  private Table doses() {
    return new Table(
        words.say("cause.doses"),
        List.of(
            words.say("head.fault"),
            words.say("head.dose"),
            words.say("head.asked"),
            words.say("head.measured"),
            words.say("head.allowed")),
        incident.timeline().all(DoseMeasured.class).stream().map(this::dose).toList());
  }

  private List<String> dose(DoseMeasured dose) {
    return List.of(
        dose.fault(),
        dose.dose() + ", " + dose.unit(),
        number(dose.asked()),
        number(dose.measured()),
        number(dose.least()) + " – " + number(dose.most()));
  }

  private static String number(double value) {
    return "%,.1f".formatted(value).replaceFirst("\\.0$", "");
  }

  /** Names of what was gathered; an analysis starts there. */
  private List<String> files() {
    List<String> files = new ArrayList<>();
    for (Path folder : List.of(incident.run().evidence(), incident.run().logs())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
          walk.filter(Files::isRegularFile)
              .map(file -> incident.run().root().relativize(file).toString())
              .sorted()
              .limit(MOST_FILES)
              .forEach(files::add);
        } catch (IOException e) {
          files.add(folder.getFileName() + ": " + words.unknown());
        }
      }
    }
    return files;
  }
}
