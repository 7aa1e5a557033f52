package dev.faultline.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of a text what only the harness could have written, and replaces names. What an
 * operator sees in production stays.
 */
final class Scrub {
  /** Lines about what the harness planted, or asked as itself. */
  private static final Pattern PLANTED =
      Pattern.compile(
          "faultline_(?!monitor)|FAULTLINE|pg_sleep|faultline[./]agent|JVMTI|agent_load|[Tt]oxic"
              + "|create (or replace )?function|create trigger|add constraint"
              + "|drop (trigger|function)|recovery_target"
              + "|\"(receivers|toxiproxy)\\.|^(receivers|toxiproxy)\\t|\\ttoxiproxy\\t"
              + "|^(postgres|redis)-exporter\\t|^(prometheus|alertmanager)\\t");

  private static final Pattern HARNESS = Pattern.compile("(?i)faultline[\\w.:/-]*");
  private static final String OTHER = "other";

  private final Map<String, String> names = new LinkedHashMap<>();

  /** From now on this name is told as that, wherever it stands as a whole word. */
  void rename(String name, String instead) {
    if (!name.isBlank()) {
      names.putIfAbsent(name, instead);
    }
  }

  String name(String name) {
    return names.getOrDefault(name, name);
  }

  String text(String text) {
    Pattern known = known();
    return text.lines()
        .filter(line -> !PLANTED.matcher(line).find())
        .map(line -> line(line, known))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(String line, Pattern known) {
    // How a statement waits when it is told to: no real one does.
    String plain = line.replace("PgSleep", OTHER);
    String renamed =
        names.isEmpty()
            ? plain
            : known
                .matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(name(found.group())));
    return HARNESS.matcher(renamed).replaceAll(OTHER);
  }

  private Pattern known() {
    return Pattern.compile(
        names.keySet().stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\w-])(", ")(?![\\w-])")));
  }
}
