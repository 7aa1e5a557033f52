package dev.faultline.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line; exit codes are those of verdicts, and 2 for wrong usage. */
@Command(
    name = "faultline",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    description = "Breaks a real service on purpose, under load, and proves whether it held.",
    subcommands = {
      RunCommand.class,
      ListCommand.class,
      LintCommand.class,
      JudgeCommand.class,
      ReportCommand.class,
      DiagnoseCommand.class,
      CompareCommand.class,
      GateCommand.class,
      UndoCommand.class,
      ServeCommand.class,
      TokenCommand.class,
      BenchCommand.class
    })
public final class Faultline {
  static final int USAGE = 2;
  static final int ERROR = 4;

  private Faultline() {}

  public static void main(String[] arguments) {
    System.exit(
        execute(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /** Runs one command and gives its exit code; never throws. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Words words = Words.of(Language.of(arguments, System.getenv()));
    CommandLine line = new CommandLine(new Faultline());
    line.setOut(out);
    line.setErr(err);
    line.setResourceBundle(words.bundle());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, given) -> usage(wrong, words));
    line.setExecutionExceptionHandler((thrown, at, parsed) -> failed(thrown, at, words));
    if (arguments.length == 0) {
      line.usage(err);
      return USAGE;
    }
    return line.execute(arguments);
  }

  private static int usage(ParameterException wrong, Words words) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(wrong.getMessage());
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String found = unmatched.getUnmatched().getFirst();
      List<String> known = List.copyOf(wrong.getCommandLine().getSubcommands().keySet());
      words.nearest(found, known).ifPresent(err::println);
    }
    err.println(words.say("see-help", wrong.getCommandLine().getCommandSpec().qualifiedName()));
    return USAGE;
  }

  private static int failed(Exception thrown, CommandLine at, Words words) {
    return switch (thrown) {
      case dev.faultline.yaml.InvalidFile invalid -> {
        at.getErr().println(invalid.message(words.language()));
        yield USAGE;
      }
      case WrongUsage wrong -> {
        at.getErr().println(wrong.getMessage());
        yield USAGE;
      }
      default -> {
        at.getErr().println(words.say("broke", Causes.of(thrown)));
        yield ERROR;
      }
    };
  }
}
