package dev.faultline.system;

import dev.faultline.yaml.Finding;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Value;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The <code>${words}</code> that a text may hold.
 *
 * @param known without dollar sign and braces
 */
record Placeholders(List<String> known) {
  static final Placeholders ENVIRONMENT =
      new Placeholders(
          List.of(
              "postgres",
              "postgres-url",
              "postgres-standby-url",
              "redis-urls",
              "redis-master",
              "redis-nat",
              "kafka",
              "brokers",
              "copies-in-sync",
              "public-keys",
              "issuer",
              "audience",
              "owner-password",
              "app-password",
              "operator-password-hash"));
  static final Placeholders COUPON = new Placeholders(List.of("coupon"));
  static final Placeholders REQUEST_ID = new Placeholders(List.of("requestId"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}?");

  /** Text that may be empty and holds no other placeholders. */
  Read<String> text(Value value) {
    return value
        .anyText()
        .then(
            text ->
                PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(found -> !words().contains(found))
                    .findFirst()
                    .map(
                        found -> value.<String>unknown(Finding.UNKNOWN_PLACEHOLDER, found, words()))
                    .orElseGet(() -> Read.of(text)));
  }

  private List<String> words() {
    return known.stream().map(word -> "${" + word + "}").toList();
  }
}
