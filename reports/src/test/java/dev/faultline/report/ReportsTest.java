package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.check.Judge;
import dev.faultline.run.Json;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.TimelineEvent.AlertFiring;
import dev.faultline.run.TimelineEvent.FaultInjected;
import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`|&]]>${7*7}[[${7*7}]]";

  @TempDir Path folder;

  @Test
  void a_report_is_one_page_below_a_megabyte_that_fetches_nothing() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Reports.write(run, Judge.judge(run));
    String html = Files.readString(run.root().resolve("report.html"));
    assertThat(html.length()).isLessThan(1_000_000);
    assertThat(html)
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern("<script[^>]+src=")
        .doesNotContainPattern("<link")
        .doesNotContainPattern("@import")
        .doesNotContain("sourceMappingURL")
        .doesNotContainPattern("\\sstyle=\"");
  }

  @Test
  void a_run_whose_doses_were_drawn_tells_how_to_draw_them_again() throws IOException {
    RunBuilder builder = new RunBuilder(folder);
    builder.scenario =
        "# Doses drawn by seed 1: each 90 to 130 % of what was asked.\n" + builder.scenario;
    RunDirectory run = builder.write();

    Reports.write(run, Judge.judge(run));

    assertThat(Files.readString(run.root().resolve("report.html")))
        .contains(" --draw-doses</code>");
  }

  @Test
  void words_out_of_a_run_never_become_markup() throws IOException {
    RunBuilder run = new RunBuilder(folder);
    run.scenario =
        run.scenario.replace(
            "hypothesis: A broker that is away loses nothing.",
            "hypothesis: '" + HOSTILE.replace("'", "''") + "'");
    run.timeline.add(new FaultInjected(RunBuilder.INJECTED, HOSTILE, HOSTILE, HOSTILE));
    run.timeline.add(new AlertFiring(RunBuilder.CONTROL.plusSeconds(1), HOSTILE));
    run.claims.add(
        new ClaimRow("r-x", "RUSH", HOSTILE, "QUEUED", RunBuilder.CONTROL.plusSeconds(1)));
    RunDirectory written = run.write();
    RunVerdict verdict = Judge.judge(written);
    Reports.write(written, verdict);
    String html = Files.readString(written.root().resolve("report.html"));
    assertThat(html)
        .doesNotContain("<script>alert")
        .doesNotContain("<img")
        .doesNotContain("[[49]]");
    assertThat(html).contains("${7*7}");
    assertThat(Files.readString(written.root().resolve("summary.md"))).doesNotContain("<script>");
    assertThat(xml(written.root().resolve("junit.xml"))).isEqualTo("testsuites");
  }

  @Test
  void a_run_that_cannot_be_read_still_gets_its_report() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    Files.writeString(run.file(RunDirectory.TIMELINE), "not json");
    RunVerdict verdict = Judge.judge(run);
    Reports.write(run, verdict);
    assertThat(verdict.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(Files.readString(run.root().resolve("report.html"))).contains("ERROR");
  }

  @Test
  void a_written_verdict_can_be_read_again() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    RunVerdict verdict = Judge.judge(run);
    Reports.write(run, verdict);
    assertThat(Json.read(run.root().resolve("verdict.json"), RunVerdict.class)).isEqualTo(verdict);
  }

  @Test
  void a_suite_gets_the_same_four_files_and_links_to_its_runs() throws IOException {
    RunDirectory run = new RunBuilder(folder).write();
    RunVerdict verdict = Judge.judge(run);
    Reports.write(run, verdict);
    Path suite = folder.resolve("20261121-120000");
    SuiteVerdict summed = Reports.writeSuite(suite, List.of(verdict));
    assertThat(summed.verdict()).isEqualTo(Verdict.PASS);
    assertThat(Files.readString(suite.resolve("report.html")))
        .contains("href=\"./broker-away/1/report.html\"");
    assertThat(xml(suite.resolve("junit.xml"))).isEqualTo("testsuites");
    assertThat(Files.readString(suite.resolve("summary.md"))).contains("1 PASS");
    assertThat(Json.read(suite.resolve("verdict.json"), SuiteVerdict.class)).isEqualTo(summed);
  }

  @Test
  void a_summary_fits_into_a_comment() throws IOException {
    CheckResult check = CheckResult.of("p99", Verdict.FAIL, "x".repeat(500), "x");
    RunVerdict verdict = Judge.judge(new RunBuilder(folder).write());
    RunVerdict many =
        new RunVerdict(
            1,
            "many",
            "coupon",
            RunVerdict.ONLY,
            "",
            "",
            "",
            "a/b/c",
            "",
            1,
            Verdict.FAIL,
            1,
            Collections.nCopies(500, check),
            List.of(),
            List.of(),
            verdict.counts());
    assertThat(Summary.of(many, ResponseRows.NONE)).contains("| p99 |").hasSizeLessThan(64 * 1024);
  }

  private static String xml(Path file) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement()
          .getTagName();
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + file, e);
    }
  }
}
