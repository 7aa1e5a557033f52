package dev.faultline.command;

import dev.faultline.runner.Leftovers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds and undoes what a killed run left behind. */
@Command(name = "undo", description = "find and undo what a killed run left behind")
final class UndoCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Override
  public Integer call() {
    Path home = Home.find(common.words());
    int found = Leftovers.undo(home, what -> common.out().println(what));
    common
        .out()
        .println(common.words().say(found == 0 ? "nothing-left" : "undone", String.valueOf(found)));
    return 0;
  }
}
