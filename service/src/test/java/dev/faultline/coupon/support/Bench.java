package dev.faultline.coupon.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The whole service on real stores, each role a context of its own, started once for all tests. */
public final class Bench {

  private static final List<String> ACCOUNTS = List.of("viewer", "alice", "bob", "guessed");

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
    worker = RunningRole.start("worker", settings(accounts()));
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

  /** Settings with one viewer and three operators, whose passwords {@link #password} tells. */
  public static Map<String, String> accounts() {
    var hashes = new BCryptPasswordEncoder();
    var settings = new HashMap<String, String>();
    settings.put("coupon.admin.secure-cookie", "false");
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      String name = ACCOUNTS.get(i);
      String user = "coupon.admin.users[%d].".formatted(i);
      settings.put(user + "name", name);
      settings.put(user + "password-hash", hashes.encode(password(name)));
      settings.put(user + "roles", name.startsWith("viewer") ? "VIEWER" : "OPERATOR");
    }
    return settings;
  }

  /** The password of an account. */
  public static String password(String name) {
    return "right horse for " + name;
  }

  /** Settings of a role on these stores, changed as the test needs. */
  public Map<String, String> settings(Map<String, String> changes) {
    var settings = new HashMap<>(stores.settings());
    settings.putAll(tokens.settings());
    // An auditor as quick as a test is; its thresholds are for production.
    settings.put("coupon.reconciler.every", "300ms");
    settings.put("coupon.reconciler.stuck-after", "3s");
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
