package dev.faultline.coupon.support;

import java.util.HashMap;
import java.util.Map;

/** The whole service on real stores, each role a context of its own, started once for all tests. */
public final class Bench {

  private static final Bench SHARED = new Bench();

  private final Stores stores = Stores.shared();
  private final Tokens tokens = new Tokens();
  private final Ledger ledger = new Ledger(stores);
  private final RunningRole issueApi;
  private final RunningRole worker;
  private final RunningRole queryApi;

  private Bench() {
    RunningRole.start("migrate", settings(stores.ownerSettings())).close();
    issueApi = RunningRole.start("issue-api", settings(Map.of()));
    worker = RunningRole.start("worker", settings(Map.of()));
    queryApi = RunningRole.start("query-api", settings(Map.of()));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  issueApi.close();
                  worker.close();
                  queryApi.close();
                }));
  }

  /** The service of this run; the first caller starts it. */
  public static Bench shared() {
    return SHARED;
  }

  /** Settings of a role on these stores, changed as the test needs. */
  public Map<String, String> settings(Map<String, String> changes) {
    var settings = new HashMap<>(stores.settings());
    settings.putAll(tokens.settings());
    settings.putAll(changes);
    return settings;
  }

  /** The stores under the service. */
  public Stores stores() {
    return stores;
  }

  /** The issuer that the service trusts. */
  public Tokens tokens() {
    return tokens;
  }

  /** The database past the service. */
  public Ledger ledger() {
    return ledger;
  }

  /** The accepting role. */
  public RunningRole issueApi() {
    return issueApi;
  }

  /** The issuing role. */
  public RunningRole worker() {
    return worker;
  }

  /** The asking role. */
  public RunningRole queryApi() {
    return queryApi;
  }
}
