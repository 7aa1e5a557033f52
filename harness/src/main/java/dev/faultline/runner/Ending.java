package dev.faultline.runner;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.faultline.evidence.Traffic;
import dev.faultline.run.JsonLines;
import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.StatusRead;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.scenario.CouponSpec;
import dev.faultline.stores.ApiAnswers;
import dev.faultline.stores.CacheStore;
import dev.faultline.stores.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run leaves behind: the stores, and on closing, whether or not the story was told to its
 * end, the calls, the samples and the alerts.
 */
final class Ending implements AutoCloseable {
  private final Scene scene;
  private final Load load;
  private final Before before;
  private Optional<CallRecords.Summary> calls = Optional.empty();

  Ending(Scene scene, Load load, Before before) {
    this.scene = scene;
    this.load = load;
    this.before = before;
  }

  /** Reads every store, asks the system, and then sends unknown requests again. */
  PhaseEnd read() throws IOException, SQLException {
    CallRecords.Summary known = calls();
    Questions questions = new Questions(scene.order().seed());
    List<ReadProof> proofs = new ArrayList<>(scene.ledger().writeTo(scene.run(), before.coupons()));
    proofs.add(
        new LogStore(scene.order().system().topics(), scene.bed().addresses().kafka())
            .writeTo(scene.run(), before.ends()));
    proofs.add(
        new CacheStore(scene.order().system().cache(), scene.bed().addresses().cache())
            .writeTo(scene.run(), coupons()));
    ApiAnswers api = new ApiAnswers(scene.api());
    proofs.add(api.writeStatus(scene.run(), questions.status(scene.run(), known)));
    proofs.add(api.writeResent(scene.run(), questions.again(known)));
    try (JsonLinesWriter out = new JsonLinesWriter(scene.run().file(RunDirectory.PROOFS))) {
      for (ReadProof proof : proofs) {
        out.write(proof);
      }
    }
    return new PhaseEnd(scene.timeline().now(), true, "every store was read");
  }

  private List<String> coupons() {
    return scene.order().scenario().coupons().stream().map(CouponSpec::code).toList();
  }

  /** Ends the load, waits for it, and writes its calls; once. */
  private CallRecords.Summary calls() throws IOException {
    if (calls.isEmpty()) {
      load.process().stop();
      Await.persistent().until(() -> !load.process().alive(), ofSeconds(30), ofMillis(100));
      CallRecords records =
          new CallRecords(
              scene.answers(), new PhaseClock(scene.timeline().events()), scene.order().seed());
      CallRecords.Summary summary = records.write(load.folder().calls(), scene.run());
      scene
          .timeline()
          .add(load.ended(scene.timeline().now(), summary.written(), summary.tornLines()));
      calls = Optional.of(summary);
    }
    return calls.get();
  }

  /** As the generator wrote them; it has ended, and one that was killed wrote none. */
  private void writeStatusReads() throws IOException {
    if (!Files.exists(load.folder().statusReads())) {
      return;
    }
    try (JsonLinesWriter out = new JsonLinesWriter(scene.run().file(RunDirectory.STATUS_READS));
        Stream<StatusRead> reads = JsonLines.read(load.folder().statusReads(), StatusRead.class)) {
      for (StatusRead read : (Iterable<StatusRead>) reads::iterator) {
        out.write(read);
      }
    }
  }

  @Override
  public void close() throws IOException {
    calls();
    writeStatusReads();
    load.moveReportTo(scene.run());
    Traffic.write(scene.run());
    new Observations(scene).write(load.folder().generatorSamples());
  }
}
