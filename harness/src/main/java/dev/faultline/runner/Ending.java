package dev.faultline.runner;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.faultline.evidence.Traffic;
import dev.faultline.generator.CallRecords;
import dev.faultline.generator.PhaseClock;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run leaves behind: the stores, and on closing, whether or not the story was told to its
 * end, the calls, the samples and the alerts.
 */
final class Ending implements AutoCloseable {
  private static final Duration SEEN_WITHIN = ofSeconds(5);

  private final Scene scene;
  private final Load load;
  private final Before before;
  private Optional<CallRecords.Summary> calls = Optional.empty();
  private Optional<Instant> askedFrom = Optional.empty();

  Ending(Scene scene, Load load, Before before) {
    this.scene = scene;
    this.load = load;
    this.before = before;
  }

  /** Reads every store, asks the system, and then sends unknown requests again. */
  PhaseEnd read() throws IOException, SQLException {
    Instant began = scene.timeline().now();
    CallRecords.Summary known = calls();
    Questions questions = new Questions(scene.order().seed());
    List<ReadProof> proofs = new ArrayList<>(scene.ledger().writeTo(scene.run(), before.coupons()));
    proofs.add(
        new LogStore(scene.order().system().topics(), scene.bed().addresses().kafka())
            .writeTo(scene.run(), before.ends()));
    proofs.add(
        new CacheStore(scene.order().system().cache(), scene.bed().addresses().cache())
            .writeTo(scene.run(), coupons()));
    askedFrom = Optional.of(seenSince(began));
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

  /**
   * When Prometheus had seen the system at rest: what it sees later is our own asking, which fills
   * a small pool and is nothing to judge the system by.
   */
  private Instant seenSince(Instant began) {
    scene
        .await()
        .until(
            () -> scene.prometheus().seen().filter(at -> !at.isBefore(began)).isPresent(),
            SEEN_WITHIN,
            ofMillis(100));
    return scene.timeline().now();
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
    new Observations(scene)
        .write(load.folder().generatorSamples(), askedFrom.orElseGet(scene.timeline()::now));
  }
}
