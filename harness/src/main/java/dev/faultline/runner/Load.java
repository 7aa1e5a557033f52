package dev.faultline.runner;

import dev.faultline.generator.Arrivals;
import dev.faultline.generator.LoadFolder;
import dev.faultline.generator.LoadProcess;
import dev.faultline.generator.Punctuality;
import dev.faultline.history.Window;
import dev.faultline.run.LoadOrder;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.TimelineEvent.LoadEnded;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The load of one run: its process, its folder and the plan's zero. */
final class Load implements AutoCloseable {
  private final LoadOrder order;
  private final LoadFolder folder;
  private final LoadProcess process;

  private Load(LoadOrder order, LoadFolder folder, LoadProcess process) {
    this.order = order;
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts the generator.
   *
   * @param change what a test of the harness does to the order
   */
  static Load start(Scene scene, LoadFolder folder, UnaryOperator<LoadOrder> change)
      throws IOException {
    LoadOrder planned =
        LoadOrders.order(
            scene.order(),
            scene.runId(),
            role -> scene.bed().addresses().http(role, 1),
            scene.bed().privateKey(),
            folder);
    LoadOrder order = change.apply(planned);
    return new Load(
        order, folder, LoadProcess.start(scene.order().home(), folder, order, scene.run()));
  }

  LoadFolder folder() {
    return folder;
  }

  LoadProcess process() {
    return process;
  }

  /** When arrival 0 was or will be; known once the generator is ready. */
  Instant zero() {
    return Window.instant(process.zeroMicros().orElseThrow());
  }

  /** Looks whether the generator keeps to its plan. */
  Punctuality punctuality() {
    return new Punctuality(folder.calls(), order.ratePerSecond());
  }

  Arrivals arrivals() {
    Duration longestCall = Duration.ofMillis(order.timeoutMillis()).plusSeconds(1);
    return new Arrivals(process.zeroMicros().orElseThrow(), order.ratePerSecond(), longestCall);
  }

  /** What the generator says at its end. */
  LoadEnded ended(Instant at, long startedCalls, int tornLines) {
    int exitCode = process.exitCode().orElse(-1);
    String detail =
        exitCode == 0 && tornLines == 0
            ? "as told"
            : "exit code %d, %d torn lines; see logs/generator.log".formatted(exitCode, tornLines);
    return new LoadEnded(at, exitCode, startedCalls, process.cpu().toMillis() / 1000.0, detail);
  }

  void moveReportTo(RunDirectory run) throws IOException {
    folder.moveReportTo(run.gatling());
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
