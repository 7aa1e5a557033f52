package dev.faultline.incident;

import dev.faultline.incident.Document.Section;
import dev.faultline.report.Page;
import dev.faultline.run.RunDirectory;
import dev.faultline.verdict.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the post-mortem that the incident document asks for after an incident: {@code
 * incident.html} and {@code incident.md} beside the run. Every line comes from the run's directory;
 * what it does not tell is said to be unknown. The same run always gives the same bytes.
 */
public final class PostMortem {
  private PostMortem() {}

  /** Writes both files, Korean or English, and gives their paths. */
  public static List<Path> write(RunDirectory run, Locale language) throws IOException {
    Document document = document(Incident.read(run), Words.of(language));
    Path page = run.root().resolve("incident.html");
    Path text = run.root().resolve("incident.md");
    Files.writeString(page, new Page().html("incident", Map.of("document", document)));
    Files.writeString(text, Markdown.of(document));
    return List.of(page, text);
  }

  static Document document(Incident incident, Words words) {
    List<Section> sections = new ArrayList<>();
    sections.add(new SummarySection(incident, words).section());
    sections.add(new TimelineSection(incident, words).section());
    sections.add(new ImpactSection(incident, words).section());
    sections.add(new CauseSection(incident, words).section());
    sections.add(new ResponseSection(incident, words).section());
    sections.add(new PreventionSection(incident, words).section());
    if (!incident.lacking().isEmpty()) {
      sections.add(
          new Section(
              words.say("lacking"),
              List.of(words.say("lacking.files", String.join(", ", incident.lacking()))),
              List.of()));
    }
    RunVerdict verdict = incident.verdict();
    return new Document(
        words.language().getLanguage(),
        words.say("title", verdict.title()),
        verdict.verdict().name(),
        words.say("kind"),
        facts(incident, words),
        sections);
  }

  private static Map<String, String> facts(Incident incident, Words words) {
    RunVerdict verdict = incident.verdict();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(words.say("fact.run"), verdict.run());
    if (incident.kind() != Incident.Kind.NONE) {
      facts.put(
          words.say("fact.began"), incident.began().map(Words::date).orElseGet(words::unknown));
    }
    facts.put(words.say("fact.system"), words.orUnknown(incident.system()));
    facts.put(
        words.say("fact.severity"),
        words.orUnknown(
            incident.scenario().map(one -> words.say("severity." + one.severity().name()))));
    facts.put(words.say("fact.verdict"), verdict.verdict().name());
    return facts;
  }
}
