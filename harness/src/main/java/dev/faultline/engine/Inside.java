package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LogContainerCmd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes on inside one of our containers: commands, files, and what it says. Only {@link
 * LabelledContainers} leads here.
 */
public final class Inside {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Only those that handle it, bit 2 of what they catch: whoever does not yet would end by it. */
  private static final List<String> QUIT =
      List.of(
          "bash",
          "-c",
          """
          for process in /proc/[0-9]*; do
            [[ $(<"$process/comm") == java ]] || continue
            while read -r name value; do
              [[ $name == SigCgt: ]] && ((0x$value & 4)) && kill -QUIT "${process#/proc/}"
            done <"$process/status"
          done 2>/dev/null
          """);

  private final DockerClient docker;
  private final String containerId;
  private final Map<String, Shell> shells;

  /** What a command inside a container said. */
  public record Answer(int exitCode, String output) {}

  /**
   * The inside of a container that is ours.
   *
   * @param shells those that stay open, by container; they outlive this
   */
  Inside(DockerClient docker, String containerId, Map<String, Shell> shells) {
    this.docker = docker;
    this.containerId = containerId;
    this.shells = shells;
  }

  /** Runs a command inside. */
  public Answer exec(Duration patience, List<String> command) {
    String exec =
        docker
            .execCreateCmd(containerId)
            .withAttachStdout(true)
            .withAttachStderr(true)
            .withCmd(command.toArray(String[]::new))
            .exec()
            .getId();
    String output = collected(docker.execStartCmd(exec).exec(new Output()), patience, command);
    Long exitCode = docker.inspectExecCmd(exec).exec().getExitCodeLong();
    return new Answer(exitCode == null ? -1 : Math.toIntExact(exitCode), output);
  }

  /**
   * Runs a command inside, through a shell that stays open: for what is asked again and again, and
   * while users wait.
   *
   * @throws ContainerEnded if neither this process of the container nor its next one answered
   * @throws IllegalStateException if there is no answer within the patience
   */
  public Answer ask(Duration patience, List<String> command) {
    Optional<Answer> answer = shell().ask(patience, command);
    // One that ended with an earlier process of the container: the next one is of this process.
    return answer
        .or(() -> shell().ask(patience, command))
        .orElseThrow(() -> new ContainerEnded(containerId, command));
  }

  private Shell shell() {
    return shells.compute(
        containerId, (id, open) -> open == null || open.over() ? Shell.in(id, docker) : open);
  }

  /** Lays a file into a folder inside. */
  public void copy(Path file, String folder) {
    docker
        .copyArchiveToContainerCmd(containerId)
        .withHostResource(file.toString())
        .withRemotePath(folder)
        .exec();
  }

  /** Fetches one file from inside. */
  public void copyOut(String inside, Path file) throws IOException {
    try (InputStream archive = docker.copyArchiveFromContainerCmd(containerId, inside).exec()) {
      Tar.first(archive, file);
    }
  }

  /**
   * Sends SIGQUIT to every JVM that has come so far as to answer it by telling of its threads, and
   * gives what was written from then on until these last words; whatever there is when the patience
   * is over. From inside: a signal by the engine would be taken for the end of its restart policy.
   */
  public String quit(String lastWords, Duration patience) {
    Instant from = Instant.now();
    ask(patience, QUIT);
    Output output =
        docker
            .logContainerCmd(containerId)
            .withStdOut(true)
            .withStdErr(true)
            .withFollowStream(true)
            .withSince(Math.toIntExact(from.getEpochSecond()))
            .exec(new Output(lastWords));
    output.complete(patience);
    return output.text();
  }

  /** The last lines of output. */
  public String logs(int lines) {
    return logs(logs().withTail(lines));
  }

  /** All output from that second on, whichever process of the container said it. */
  public String logsSince(Instant since) {
    return logs(logs().withSince(Math.toIntExact(since.getEpochSecond())));
  }

  private LogContainerCmd logs() {
    return docker.logContainerCmd(containerId).withStdOut(true).withStdErr(true);
  }

  private static String logs(LogContainerCmd command) {
    return collected(command.exec(new Output()), PATIENCE, List.of("logs"));
  }

  private static String collected(Output output, Duration patience, List<String> command) {
    if (!output.complete(patience)) {
      throw new IllegalStateException(
          "No end of " + command + " within " + patience + "; so far: " + output.text());
    }
    return output.text();
  }
}
