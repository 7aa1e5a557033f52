package dev.faultline.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The project's commit at the time of a run.
 *
 * @param id empty outside a checkout
 */
public record Commit(String id, boolean dirty) {

  /** Of the checkout that holds a folder. */
  public static Commit of(Path home) {
    return git(home, "rev-parse", "HEAD")
        .map(
            id ->
                new Commit(
                    id, git(home, "status", "--porcelain").filter(s -> !s.isEmpty()).isPresent()))
        .orElse(new Commit("", false));
  }

  /** The id, with a plus where files differ from it. */
  @Override
  public String toString() {
    return dirty ? id + "+" : id;
  }

  /** What git says; empty if it does not, because a run does not depend on it. */
  private static Optional<String> git(Path home, String... arguments) {
    try {
      Process git =
          new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      boolean ended = git.waitFor(10, TimeUnit.SECONDS);
      return ended && git.exitValue() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
