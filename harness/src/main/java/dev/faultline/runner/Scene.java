package dev.faultline.runner;

import dev.faultline.bed.Bed;
import dev.faultline.generator.Answers;
import dev.faultline.run.RunDirectory;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.stores.LedgerStore;
import dev.faultline.stores.SystemApi;
import dev.faultline.system.Requests;
import dev.faultline.system.SystemUnderTest;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import java.time.Clock;
import java.time.Duration;

/** Everything that the phases of one run have in common; closes its own connections only. */
record Scene(
    RunOrder order,
    String runId,
    RunDirectory run,
    Timeline timeline,
    Bed bed,
    Await await,
    Answers answers,
    Prometheus prometheus,
    LedgerStore ledger,
    ConsumerGroup group,
    SystemApi api)
    implements AutoCloseable {

  static Scene open(RunOrder order, String runId, Timeline timeline, Bed bed, Await await) {
    Requests requests = order.system().requests();
    return new Scene(
        order,
        runId,
        order.directory(),
        timeline,
        bed,
        await,
        new Answers(order.system().outcomes()),
        new Prometheus(bed.addresses().prometheus()),
        new LedgerStore(order.system().ledger(), bed.addresses().ledger()),
        new ConsumerGroup(order.system().topics(), bed.addresses().kafka()),
        new SystemApi(
            requests,
            bed.addresses().http(requests.issue().role(), 1),
            bed.addresses().http(requests.status().role(), 1),
            mint(order, bed)));
  }

  private static TokenMint mint(RunOrder order, Bed bed) {
    SystemUnderTest.Tokens tokens = order.system().tokens();
    return new TokenMint(
        SigningKey.of(bed.privateKey()),
        new TokenMint.Claims(
            tokens.issuer(), tokens.audience(), tokens.client(), Duration.ofMinutes(15)),
        Clock.systemUTC());
  }

  @Override
  public void close() {
    try (api) {
      try (prometheus) {
        group.close();
      }
    }
  }
}
