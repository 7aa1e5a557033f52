package dev.faultline.system;

import dev.faultline.system.OutcomeRule.Meaning;
import dev.faultline.yaml.Fields;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code outcomes:} from the top, as they are tried. */
final class OutcomeReader {
  private static final Pattern STATUS = Pattern.compile("[1-5]([0-9][0-9]|xx)");
  private static final Map<String, Outcome> OUTCOMES = words(Outcome.values());
  private static final Map<String, Meaning> MEANINGS = words(Meaning.values());

  private final List<OutcomeRule> above = new ArrayList<>();

  Read<List<OutcomeRule>> outcomes(Value value) {
    return value
        .list(item -> item.mapping(this::rule))
        .then(
            rules ->
                rules.stream().anyMatch(rule -> rule.outcome() == Outcome.ACCEPTED)
                    ? Read.of(rules)
                    : value.wrong(Finding.NOTHING_ACCEPTED));
  }

  private Read<OutcomeRule> rule(Fields fields) {
    var status = fields.required("status", value -> value.text(STATUS, "202, 4xx"));
    var code = fields.optional("code", Value::text);
    var outcome = fields.required("outcome", value -> value.word(OUTCOMES));
    var meaning = fields.optional("meaning", Meaning.NONE, value -> value.word(MEANINGS));
    Read<OutcomeRule> rule =
        fields.build(
            () ->
                new OutcomeRule(
                    Integer.parseInt(status.get().replace("xx", "00")),
                    Integer.parseInt(status.get().replace("xx", "99")),
                    code.get(),
                    outcome.get(),
                    meaning.get()));
    rule.ifRead(
        read -> {
          if (above.stream().anyMatch(earlier -> covers(earlier, read))) {
            fields.note("status", Finding.RULE_NEVER_REACHED, status.get());
          }
          above.add(read);
        });
    return rule;
  }

  private static boolean covers(OutcomeRule earlier, OutcomeRule rule) {
    return earlier.statusFrom() <= rule.statusFrom()
        && earlier.statusTo() >= rule.statusTo()
        && (earlier.code().isEmpty() || earlier.code().equals(rule.code()));
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
    return words;
  }
}
