package dev.faultline.command;

import dev.faultline.diagnosis.Cause;
import dev.faultline.diagnosis.Confusion;
import dev.faultline.diagnosis.Diagnosis;
import dev.faultline.diagnosis.Diagnostician;
import dev.faultline.diagnosis.Sayings;
import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the bottleneck of old runs and its cause, without being told what was broken. */
@Command(
    name = "diagnose",
    description = "name the bottleneck of a run and its cause, out of what operators could see")
final class DiagnoseCommand implements Callable<Integer> {
  private static final int MOST_AGAINST = 5;

  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "run directories, or folders with runs below")
  private List<Path> runs = new ArrayList<>();

  @Option(names = "--json", description = "everything that was found, one line for each run")
  private boolean json;

  @Option(
      names = "--confusion",
      description = "what was named over all runs beside what was broken, as docs/diagnosis.md")
  private boolean confusion;

  @Override
  public Integer call() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path named : runs) {
      folders.addAll(RunFolder.all(named, common.words()));
    }
    if (confusion) {
      Confusion table = new Confusion();
      for (Path folder : folders) {
        table.add(new RunDirectory(folder));
      }
      table.page().forEach(common.out()::println);
    } else {
      for (Path folder : folders) {
        diagnose(folder);
      }
    }
    common.out().flush();
    return 0;
  }

  /** A run that broke off may lack what is looked at; the others are diagnosed all the same. */
  private void diagnose(Path folder) throws IOException {
    Diagnosis diagnosis;
    try {
      diagnosis = Diagnostician.of(new RunDirectory(folder));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      common.err().println(common.words().say("diagnose-too-little", folder, why));
      return;
    }
    show(folder, diagnosis);
  }

  private void show(Path folder, Diagnosis diagnosis) {
    if (json) {
      common.out().println(Json.LINE.writeValueAsString(new Line(folder.toString(), diagnosis)));
      return;
    }
    Sayings sayings = Sayings.of(common.words().language());
    Cause named = diagnosis.named();
    common.out().println(folder);
    common.out().println(sayings.say("told.named", named.word(), sayings.cause(named)));
    common.out().println("  " + spans(diagnosis, sayings));
    if (named.named()) {
      facts(sayings.say("told.for"), diagnosis.about(named, true), sayings);
      facts(sayings.say("told.against"), diagnosis.about(named, false), sayings);
      facts(sayings.say("told.not-others"), diagnosis.againstOthers(named), sayings);
    }
    String others =
        diagnosis.ranking().stream()
            .filter(one -> !one.cause().equals(named.word()))
            .map(one -> one.cause() + " (" + one.support() + ")")
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      common.out().println("  " + sayings.say("told.others", others));
    }
  }

  private static String spans(Diagnosis diagnosis, Sayings sayings) {
    Diagnosis.Window base = diagnosis.base();
    Diagnosis.Window window = diagnosis.window();
    return diagnosis.deviates()
        ? sayings.say(
            "told.window",
            window.fromSecond(),
            window.toSecond(),
            base.fromSecond(),
            base.toSecond())
        : sayings.say("told.calm", base.fromSecond(), base.toSecond());
  }

  private void facts(String head, List<Diagnosis.Told> facts, Sayings sayings) {
    if (facts.isEmpty()) {
      return;
    }
    common.out().println("  " + head);
    boolean korean = common.words().language().equals(Locale.KOREAN);
    facts.stream()
        .limit(MOST_AGAINST)
        .forEach(
            fact ->
                common
                    .out()
                    .println(
                        "    %+d  %s"
                            .formatted(
                                fact.weight(),
                                sayings.say(
                                    "told.fact", korean ? fact.ko() : fact.en(), fact.source()))));
  }

  /** One run in the form that programs read. */
  record Line(String run, Diagnosis diagnosis) {}
}
