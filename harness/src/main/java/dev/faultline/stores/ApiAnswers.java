package dev.faultline.stores;

import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.RunDirectory.Lines;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.run.Stores.Resent;
import dev.faultline.run.Stores.StatusAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What the system itself says afterwards: by its status API, and to those who ask again. */
public final class ApiAnswers {
  /** One after the other, two hundred answers of a cold role would cost seconds. */
  private static final int AT_ONCE = 8;

  /** A system that hardly answers any more must not hold up the end of a run. */
  private static final Duration ASK_WITHIN = Duration.ofMinutes(1);

  private final SystemApi api;

  public ApiAnswers(SystemApi api) {
    this.api = api;
  }

  /** A request whose fate the stores tell. */
  public record Known(String requestId, String coupon, String user) {}

  /** A user and coupon whose outcome the client never learned. */
  public record Unknown(String coupon, String user) {}

  /** Asks the status of each request and writes the answers into the run directory. */
  public ReadProof writeStatus(RunDirectory run, List<Known> requests) throws IOException {
    return write(run, RunDirectory.STATUS, requests, this::status, "requests asked, and answers");
  }

  /** Sends each request again and writes the answers into the run directory. */
  public ReadProof writeResent(RunDirectory run, List<Unknown> requests) throws IOException {
    return write(run, RunDirectory.RESENT, requests, this::resent, "requests sent, and answers");
  }

  private StatusAnswer status(Known request) {
    SystemApi.Answer answer = api.status(request.requestId(), request.user());
    return new StatusAnswer(
        request.requestId(), request.coupon(), request.user(), answer.status(), answer.text());
  }

  private Resent resent(Unknown request) {
    SystemApi.Answer answer = api.issue(request.coupon(), request.user());
    return new Resent(
        request.coupon(), request.user(), answer.status(), answer.text(), answer.code());
  }

  private static <Q, A> ReadProof write(
      RunDirectory run, Lines<A> lines, List<Q> questions, Function<Q, A> ask, String how)
      throws IOException {
    long read = 0;
    try (ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);
        JsonLinesWriter out = new JsonLinesWriter(run.file(lines))) {
      List<Callable<A>> calls =
          questions.stream().map(question -> (Callable<A>) () -> ask.apply(question)).toList();
      for (Future<A> answer : askers.invokeAll(calls, ASK_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        if (!answer.isCancelled()) {
          out.write(answer.get());
          read++;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnreachable("Interrupted while asking the system", e);
    } catch (ExecutionException e) {
      throw new StoreUnreachable("The system could not be asked: " + e.getCause(), e);
    }
    return new ReadProof(StoreName.of(lines), questions.size(), read, how);
  }
}
