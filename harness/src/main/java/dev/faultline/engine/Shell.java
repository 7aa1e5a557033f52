package dev.faultline.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.faultline.engine.Inside.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A shell that stays open inside a container: a command through it costs a fork there, where
 * entering the container costs the engine a tenth of a second of a core. One command at a time,
 * whoever asks. It ends with the container's process, and when an answer does not come in time:
 * what it would say after that is nobody's.
 */
final class Shell {
  private static final char MARK = '\0';

  /** Of an answer: its output, its exit code, and what comes after both marks. */
  private static final int PIECES = 3;

  private final Typing typing = new Typing();
  private final Hearing hearing = new Hearing();
  private final String containerId;

  private Shell(String containerId) {
    this.containerId = containerId;
  }

  /** Opens one; the container must run and have bash. */
  static Shell in(String containerId, DockerClient docker) {
    Shell shell = new Shell(containerId);
    String exec =
        docker
            .execCreateCmd(containerId)
            .withAttachStdin(true)
            .withAttachStdout(true)
            .withCmd("bash")
            .exec()
            .getId();
    docker.execStartCmd(exec).withStdIn(shell.typing).exec(shell.hearing);
    return shell;
  }

  /**
   * Lets a command run; empty if the shell has ended before it answered, also while somebody else
   * asked it.
   *
   * @throws IllegalStateException if it does not answer within the patience
   */
  synchronized Optional<Answer> ask(Duration patience, List<String> command) {
    if (over()) {
      return Optional.empty();
    }
    hearing.forget();
    typing.type(quoted(command) + " </dev/null 2>&1; printf '\\0%d\\0' $?\n");
    Optional<String> heard = hearing.answer(patience);
    if (heard.isEmpty()) {
      // Looked at first: it ends because of us too, and then a command must not run twice.
      boolean endedItself = hearing.over();
      end();
      if (endedItself) {
        return Optional.empty();
      }
      throw new IllegalStateException(
          "No end of " + command + " within " + patience + " in container " + containerId);
    }
    String[] pieces = heard.get().split(String.valueOf(MARK), PIECES);
    return Optional.of(new Answer(Integer.parseInt(pieces[1]), pieces[0]));
  }

  /** Whether it will not answer any more. */
  boolean over() {
    return typing.over() || hearing.over();
  }

  /** Nothing is typed any more, which ends it. */
  private void end() {
    typing.close();
  }

  private static String quoted(List<String> command) {
    return command.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  /** Collects what the shell writes. */
  private final class Hearing extends ResultCallback.Adapter<Frame> {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean over;

    @Override
    public synchronized void onNext(Frame frame) {
      heard.writeBytes(frame.getPayload());
      notifyAll();
    }

    @Override
    public synchronized void onError(Throwable failed) {
      super.onError(failed);
      ended();
    }

    @Override
    public synchronized void onComplete() {
      super.onComplete();
      ended();
    }

    private void ended() {
      over = true;
      notifyAll();
      end();
    }

    synchronized boolean over() {
      return over;
    }

    synchronized void forget() {
      heard.reset();
    }

    /** What was heard, once both marks are there; empty at the end of patience or shell. */
    synchronized Optional<String> answer(Duration patience) {
      long deadlineNanos = System.nanoTime() + patience.toNanos();
      try {
        while (!whole() && !over) {
          long leftMillis = Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis();
          if (leftMillis <= 0) {
            return Optional.empty();
          }
          wait(leftMillis);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for a shell", e);
      }
      return whole() ? Optional.of(heard.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    private boolean whole() {
      return heard.toString(StandardCharsets.UTF_8).chars().filter(one -> one == MARK).count() == 2;
    }
  }
}
