package dev.faultline.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: the language of its words, and where it prints. */
final class Common {
  /** Languages that there are words in. */
  enum Lang {
    KO(Locale.KOREAN),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Lang(Locale locale) {
      this.locale = locale;
    }

    Locale locale() {
      return locale;
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "language of the output; default: by LANG")
  private Optional<Lang> lang = Optional.empty();

  PrintWriter out() {
    return line().getOut();
  }

  PrintWriter err() {
    return line().getErr();
  }

  /** The option's language, else the one that the environment chose for everything. */
  Words words() {
    return Words.of(lang.map(Lang::locale).orElseGet(this::chosen));
  }

  private Locale chosen() {
    ResourceBundle bundle = spec.resourceBundle();
    return bundle == null ? Locale.ENGLISH : bundle.getLocale();
  }

  private CommandLine line() {
    return spec.commandLine();
  }
}
