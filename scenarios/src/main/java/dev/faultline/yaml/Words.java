package dev.faultline.yaml;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of findings in one language; English stands in for any language without a file. */
record Words(ResourceBundle bundle) {
  static Words of(Locale language) {
    ResourceBundle.Control noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Words(
        ResourceBundle.getBundle(Words.class.getPackageName() + ".findings", language, noFallback));
  }

  String say(Finding finding, List<String> arguments) {
    return format(finding.key(), arguments.toArray());
  }

  String didYouMean(String word) {
    return format("did-you-mean", word);
  }

  private String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }
}
