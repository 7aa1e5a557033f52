package dev.faultline.command;

import dev.faultline.catalogue.Catalogue;
import dev.faultline.runner.Leftovers;
import dev.faultline.runner.RunStopped;
import dev.faultline.runner.StopSignal;
import dev.faultline.runner.StoppableStart;
import dev.faultline.serve.Serving;
import dev.faultline.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service with real stores and sample coupons, until Ctrl-C. */
@Command(
    name = "serve",
    description = "the service with real stores and sample coupons, until Ctrl-C",
    footer = {"", "Example: ./faultline serve", "         ./faultline token alice"})
final class ServeCommand implements Callable<Integer> {
  private static final Duration AT_MOST = Duration.ofHours(12);
  private static final Duration SAMPLE_TOKEN = Duration.ofHours(1);

  @Mixin private Common common = new Common();

  @Option(
      names = "--variant",
      paramLabel = "SYSTEM",
      description = "serve another system file; default: coupon")
  private String system = "coupon";

  @Override
  public Integer call() throws Exception {
    Words words = common.words();
    Path home = Home.find(words);
    SystemUnderTest served = new Catalogue(home).system(system);
    StopSignal stop = new StopSignal();
    Signals.stopOn(stop, () -> tell(words.say("serve-stopping")));
    Leftovers.undo(home, this::tell);
    try {
      serve(served, home, words, stop);
    } catch (RunStopped stopped) {
      tell(words.say("serve-given-up"));
      return Faultline.ERROR;
    }
    tell(words.say("serve-stopped"));
    return 0;
  }

  private void serve(SystemUnderTest served, Path home, Words words, StopSignal stop)
      throws IOException, SQLException {
    StoppableStart start = new StoppableStart(stop, (part, what) -> tell("  " + part + " " + what));
    try (Serving serving = Serving.start(served, home, start)) {
      start.ended();
      show(serving, words, home);
      stop.await(AT_MOST);
    }
  }

  private void show(Serving serving, Words words, Path home) {
    tell("");
    tell(words.say("serving", home.resolve(".faultline/serve/logs")));
    serving.addresses().forEach(address -> tell("  " + address));
    tell("");
    tell(words.say("serve-request"));
    tell(serving.request("alice", SAMPLE_TOKEN));
    tell("");
    tell(words.say("serve-status"));
    tell(serving.statusRequest());
    tell("");
    tell(words.say("serve-tokens"));
  }

  private void tell(String line) {
    common.out().println(line);
    common.out().flush();
  }
}
