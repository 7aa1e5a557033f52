package dev.faultline.command;

import dev.faultline.check.Figures;
import dev.faultline.check.Judge;
import dev.faultline.report.BeforeAfter;
import dev.faultline.run.RunDirectory;
import dev.faultline.verdict.CheckResult;
import dev.faultline.yaml.InvalidFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what differs between runs: the breaches of two, or two systems side by side. */
@Command(
    name = "compare",
    description = "breaches that are new, resolved or ongoing; or two systems side by side")
final class CompareCommand implements Callable<Integer> {
  private static final int TWO = 2;

  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "the earlier run and the later one; with --markdown any, or folders of them")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--markdown",
      description = "each scenario on two systems, as docs/before-after.md")
  private boolean markdown;

  @Option(names = "--before", paramLabel = "SYSTEM", description = "default: ${DEFAULT-VALUE}")
  private String before = "baseline";

  @Option(names = "--after", paramLabel = "SYSTEM", description = "default: ${DEFAULT-VALUE}")
  private String after = "coupon";

  @Override
  public Integer call() throws IOException, InvalidFile {
    if (markdown) {
      common.out().print(sideBySide());
      common.out().flush();
      return 0;
    }
    if (runs.size() != TWO) {
      throw new WrongUsage(common.words().say("compare-two", runs.size()));
    }
    breaches(runs.getFirst(), runs.getLast());
    return 0;
  }

  private String sideBySide() throws IOException, InvalidFile {
    BeforeAfter page = new BeforeAfter();
    List<Path> all = new ArrayList<>();
    for (Path named : runs) {
      all.addAll(RunFolder.all(named, common.words()));
    }
    for (Path folder : all) {
      RunDirectory run = new RunDirectory(folder);
      page.add(Judge.judge(run), Figures.of(run));
    }
    return page.markdown(before, after, "./faultline compare --markdown RUN…");
  }

  private void breaches(Path earlier, Path later) {
    Map<String, CheckResult> old = breaches(earlier);
    Map<String, CheckResult> recent = breaches(later);
    recent.forEach(
        (key, check) -> show(old.containsKey(key) ? "differs-ongoing" : "differs-new", check));
    old.forEach(
        (key, check) -> {
          if (!recent.containsKey(key)) {
            show("differs-resolved", check);
          }
        });
    if (old.isEmpty() && recent.isEmpty()) {
      common.out().println(common.words().say("no-difference"));
    }
  }

  private Map<String, CheckResult> breaches(Path run) {
    Map<String, CheckResult> breaches = new LinkedHashMap<>();
    Judge.judge(new RunDirectory(RunFolder.of(run, common.words())))
        .breaches()
        .forEach(check -> breaches.put(check.name() + " " + check.phase(), check));
    return breaches;
  }

  private void show(String key, CheckResult check) {
    boolean korean = common.words().language().equals(Locale.KOREAN);
    common
        .out()
        .println(
            "%-10s %s %s (%s): %s"
                .formatted(
                    common.words().say(key),
                    check.verdict(),
                    check.name(),
                    check.phase(),
                    korean ? check.sentence().ko() : check.sentence().en()));
  }
}
