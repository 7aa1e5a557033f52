package dev.faultline.report;

import dev.faultline.verdict.CheckResult;
import dev.faultline.verdict.Quantity;
import dev.faultline.verdict.RunVerdict;
import dev.faultline.verdict.SuiteVerdict;
import dev.faultline.verdict.SuiteVerdict.ScenarioVerdict;
import dev.faultline.verdict.Verdict;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML: one suite for each run, one case for each check and phase. FAIL is a failure, INVALID
 * and ERROR are errors, so that neither can look green.
 */
final class JunitXml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitXml() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  static String of(RunVerdict run) {
    return document(writer -> writer.suite(run, false));
  }

  static String of(SuiteVerdict suite) {
    return document(
        writer -> {
          for (ScenarioVerdict scenario : suite.scenarios()) {
            for (RunVerdict attempt : scenario.attempts()) {
              boolean excused = scenario.flaky() && attempt.verdict() == Verdict.INVALID;
              writer.suite(attempt, excused);
            }
          }
        });
  }

  /** What goes between the document's start and end. */
  private interface Body {
    void write(JunitXml writer) throws XMLStreamException;
  }

  private static String document(Body body) {
    try {
      JunitXml writer = new JunitXml();
      writer.xml.writeStartDocument("UTF-8", "1.0");
      writer.open("testsuites");
      body.write(writer);
      writer.xml.writeEndElement();
      writer.xml.writeEndDocument();
      return writer.text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Cannot write XML into memory", e);
    }
  }

  private void suite(RunVerdict run, boolean excused) throws XMLStreamException {
    List<CheckResult> checks = run.checks();
    open("testsuite");
    attribute("name", run.title());
    attribute("tests", String.valueOf(checks.size()));
    attribute("failures", count(checks, Verdict.FAIL));
    attribute(
        "errors",
        excused
            ? "0"
            : String.valueOf(
                Integer.parseInt(count(checks, Verdict.INVALID))
                    + Integer.parseInt(count(checks, Verdict.ERROR))));
    attribute(
        "skipped",
        String.valueOf(
            checks.stream().filter(check -> !check.gated() && isRed(check)).count()
                + (excused ? Integer.parseInt(count(checks, Verdict.INVALID)) : 0)));
    for (CheckResult check : checks) {
      testcase(run, check, excused);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void testcase(RunVerdict run, CheckResult check, boolean excused)
      throws XMLStreamException {
    open("testcase");
    attribute("classname", run.title());
    attribute("name", "%s [%s]".formatted(check.name(), check.phase()));
    switch (check.verdict()) {
      case PASS -> {}
      case FAIL -> problem(check.gated() ? "failure" : "skipped", check);
      case INVALID, ERROR -> problem(excused || !check.gated() ? "skipped" : "error", check);
    }
    xml.writeEndElement();
  }

  private void problem(String element, CheckResult check) throws XMLStreamException {
    open(element);
    attribute("message", firstLine(check));
    attribute("type", check.verdict().name());
    // Some viewers drop the message: the body says everything again.
    xml.writeCharacters(
        clean(
            firstLine(check)
                + "\n"
                + check.sentence().en()
                + "\n"
                + String.join("\n", check.counterexamples())));
    xml.writeEndElement();
  }

  private static String firstLine(CheckResult check) {
    return "%s: measured %s, limit %s, margin %s, n %d"
        .formatted(
            check.verdict(),
            check.measured().map(Quantity::text).orElse("nothing"),
            check.limit().map(Quantity::text).orElse("none"),
            check.margin().map(Quantity::text).orElse("none"),
            check.samples());
  }

  private static String count(List<CheckResult> checks, Verdict verdict) {
    return String.valueOf(
        checks.stream().filter(check -> check.gated() && check.verdict() == verdict).count());
  }

  private static boolean isRed(CheckResult check) {
    return check.verdict() != Verdict.PASS;
  }

  private void open(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  /** XML has no way to write most control characters. */
  private static String clean(String value) {
    return value.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
