package dev.faultline.bed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that run at once, where the first failure ends all others. Closing waits until none runs,
 * so that nothing is started behind the back of whoever cleans up.
 */
final class Tasks implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<?>> begun = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
  private final Runnable giveUp;

  /**
   * @param giveUp makes waiting tasks end soon
   */
  Tasks(Runnable giveUp) {
    this.giveUp = giveUp;
  }

  /** Begins a task; others wait for its result with {@link CompletableFuture#join()}. */
  <T> CompletableFuture<T> begin(Callable<T> task) {
    CompletableFuture<T> future = CompletableFuture.supplyAsync(() -> run(task), threads);
    begun.add(future);
    return future;
  }

  /** Begins a task whose result nobody waits for; {@link #awaitAll} does wait for its end. */
  void also(Callable<?> task) {
    begun.add(CompletableFuture.supplyAsync(() -> run(task), threads));
  }

  private <T> T run(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      if (!(e instanceof CompletionException) && firstFailure.compareAndSet(null, e)) {
        giveUp.run();
      }
      throw new CompletionException(e);
    }
  }

  /** Returns when all have ended well; throws the first failure. */
  void awaitAll(Duration bound) {
    try {
      CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
          .get(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (TimeoutException e) {
      giveUp.run();
      throw new BedUnavailable("The bed is not up after " + bound.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      giveUp.run();
      Thread.currentThread().interrupt();
      throw new BedUnavailable("Interrupted while the bed was starting", e);
    }
  }

  private RuntimeException failure(ExecutionException e) {
    Throwable first = firstFailure.get();
    return first instanceof RuntimeException known
        ? known
        : new BedUnavailable("The bed did not start: " + first, first == null ? e : first);
  }

  @Override
  public void close() {
    threads.close();
  }
}
