package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** A run that differs from the sound one in one thing, and its verdict. */
record Judged(RunVerdict run) {
  static Judged with(Path folder, Consumer<RunBuilder> change) {
    RunBuilder builder = new RunBuilder(folder);
    change.accept(builder);
    try {
      return new Judged(Judge.judge(builder.write()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The worst result of a check. */
  CheckResult check(String name) {
    return run.checks().stream()
        .filter(check -> check.name().equals(name))
        .min((one, next) -> one.verdict().compareTo(next.verdict()))
        .orElseThrow(() -> new AssertionError("no check " + name + " in " + run.checks()));
  }

  /** The run has this verdict, because of exactly these checks. */
  void is(Verdict verdict, String... because) {
    assertThat(run.breaches().stream().map(CheckResult::name).distinct().sorted().toList())
        .isEqualTo(Arrays.stream(because).sorted().toList());
    assertThat(run.verdict()).isEqualTo(verdict);
  }
}
