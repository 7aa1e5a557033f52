package dev.faultline.command;

import dev.faultline.serve.Session;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bearer tokens for the service that is being served, a line each. */
@Command(
    name = "token",
    description = "bearer tokens for the service that is being served, a line each",
    footer = {
      "",
      "Example: curl -H \"Authorization: Bearer $(./faultline token alice)\" …",
    })
final class TokenCommand implements Callable<Integer> {
  private static final Pattern USER = Pattern.compile("\\S{1,64}");
  private static final int A_DAY_IN_MINUTES = 1440;

  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "USER", arity = "1..*", description = "whose token")
  private List<String> users = List.of();

  @Option(
      names = "--valid-for",
      paramLabel = "MINUTES",
      description = "until the tokens expire, 1 to 1440; default: 60")
  private int minutes = 60;

  @Override
  public Integer call() throws IOException {
    Words words = common.words();
    Path home = Home.find(words);
    check(words);
    Session session =
        Session.running(home).orElseThrow(() -> new WrongUsage(words.say("no-session", home)));
    TokenMint mint = session.mint(Duration.ofMinutes(minutes));
    users.forEach(user -> common.out().println(mint.mint(user)));
    common.out().flush();
    return 0;
  }

  private void check(Words words) {
    if (minutes < 1 || minutes > A_DAY_IN_MINUTES) {
      throw new WrongUsage(words.say("bad-validity", String.valueOf(minutes)));
    }
    for (String user : users) {
      if (!USER.matcher(user).matches()) {
        throw new WrongUsage(words.say("bad-user", user));
      }
    }
  }
}
