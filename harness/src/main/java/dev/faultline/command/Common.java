package dev.faultline.command;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: the language of its words, and where it prints. */
final class Common {
  /** Languages that there are words in. */
  enum Lang {
    KO,
    EN
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @SuppressWarnings("unused") // read from the words before picocli parses them: errors need it too
  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "language of the output; default: by LANG")
  private Lang lang = Lang.EN;

  @SuppressWarnings("unused") // picocli acts upon it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  private boolean help;

  PrintWriter out() {
    return line().getOut();
  }

  PrintWriter err() {
    return line().getErr();
  }

  /** In the language that was found before anything was parsed. */
  Words words() {
    java.util.ResourceBundle bundle = spec.resourceBundle();
    return new Words(
        bundle == null ? Locale.ENGLISH : languageOf(bundle),
        bundle == null ? Words.of(Locale.ENGLISH).bundle() : bundle);
  }

  private static Locale languageOf(java.util.ResourceBundle bundle) {
    return bundle.getLocale().getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
  }

  private CommandLine line() {
    return spec.commandLine();
  }
}
