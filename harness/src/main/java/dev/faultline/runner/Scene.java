package dev.faultline.runner;

import dev.faultline.bed.Bed;
import dev.faultline.run.RunDirectory;
import dev.faultline.stores.BearerTokens;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.stores.LedgerStore;
import dev.faultline.stores.SystemApi;
import dev.faultline.system.Requests;
import java.time.Clock;

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
        new Prometheus(bed.prometheus()),
        new LedgerStore(order.system().ledger(), bed.ledger()),
        new ConsumerGroup(order.system().topics(), bed.kafkaBootstrap()),
        new SystemApi(
            requests,
            bed.http(requests.issue().role(), 1),
            bed.http(requests.status().role(), 1),
            new BearerTokens(bed.privateKey(), order.system().tokens(), Clock.systemUTC())));
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
