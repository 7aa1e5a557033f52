package dev.faultline.diagnosis;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of a diagnosis in one language. */
public record Sayings(Locale language, ResourceBundle bundle) {
  /** Korean, or English. */
  public static Sayings of(Locale language) {
    return new Sayings(
        language,
        ResourceBundle.getBundle(
            "dev.faultline.diagnosis.sayings",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String say(Fact fact) {
    return say(fact.key(), fact.figures().toArray());
  }

  /** A sentence with its figures. */
  public String say(String key, Object... figures) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(figures);
  }

  /** What a cause is called. */
  public String cause(Cause cause) {
    return say("cause." + cause.name());
  }
}
