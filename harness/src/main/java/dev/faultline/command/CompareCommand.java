package dev.faultline.command;

import dev.faultline.check.Judge;
import dev.faultline.run.RunDirectory;
import dev.faultline.verdict.CheckResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows which breaches are new, resolved or ongoing between two runs. */
@Command(name = "compare", description = "breaches that are new, resolved or ongoing")
final class CompareCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(index = "0", paramLabel = "A", description = "the earlier run")
  private Path earlier = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "the later run")
  private Path later = Path.of("");

  @Override
  public Integer call() {
    Map<String, CheckResult> before = breaches(earlier);
    Map<String, CheckResult> after = breaches(later);
    after.forEach(
        (key, check) -> show(before.containsKey(key) ? "differs-ongoing" : "differs-new", check));
    before.forEach(
        (key, check) -> {
          if (!after.containsKey(key)) {
            show("differs-resolved", check);
          }
        });
    if (before.isEmpty() && after.isEmpty()) {
      common.out().println(common.words().say("no-difference"));
    }
    return 0;
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
