package dev.faultline.command;

import dev.faultline.yaml.NearestWord;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the command line says, in the language of whoever reads it. */
record Words(Locale language, ResourceBundle bundle) {

  static Words of(Locale language) {
    return new Words(
        language,
        ResourceBundle.getBundle(
            "dev.faultline.command.messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }

  /** The known word that was probably meant, as a sentence. */
  Optional<String> nearest(String found, Iterable<String> known) {
    return NearestWord.to(found, known).map(word -> say("did-you-mean", word));
  }
}
