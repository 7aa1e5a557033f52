package dev.faultline.serve;

import dev.faultline.bed.Bed;
import dev.faultline.bed.BedKind;
import dev.faultline.bed.BedOrder;
import dev.faultline.bed.Progress;
import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.BedSpec.RedisLayout;
import dev.faultline.stores.LedgerStore;
import dev.faultline.system.Role;
import dev.faultline.system.Showcase;
import dev.faultline.system.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A system on a bed of its own, with its sample coupons, until it is closed. Alerts act at the
 * speed at which they ship.
 */
public final class Serving implements AutoCloseable {
  private static final int AS_SHIPPED = 1;

  /** As much of a container's id as people type. */
  private static final int SHORT_ID = 12;

  private final SystemUnderTest system;
  private final Path home;
  private final Bed bed;
  private final Session session;

  private Serving(SystemUnderTest system, Path home, Bed bed) {
    this.system = system;
    this.home = home;
    this.bed = bed;
    this.session =
        new Session(
            ProcessHandle.current().pid(),
            bed.privateKey(),
            system.tokens().issuer(),
            system.tokens().audience(),
            system.tokens().client());
  }

  /** Starts everything; what was started is gone again if this throws. */
  public static Serving start(SystemUnderTest system, Path home, Progress progress)
      throws IOException, SQLException {
    Bed bed = Bed.start(order(system, home), progress);
    Serving serving = new Serving(system, home, bed);
    try {
      serving.fill();
      serving.session.write(home);
      return serving;
    } catch (IOException | SQLException | RuntimeException e) {
      serving.close();
      throw e;
    }
  }

  private static BedOrder order(SystemUnderTest system, Path home) {
    Map<String, Integer> one =
        system.roles().stream()
            .filter(role -> !role.oneShot())
            .collect(Collectors.toMap(Role::name, role -> 1));
    Path folder = home.resolve(".faultline").resolve("serve");
    return new BedOrder(
        new BedKind(system, new BedSpec(1, RedisLayout.SINGLE, 1, one), Map.of(), AS_SHIPPED),
        home,
        folder.resolve("logs"),
        folder.resolve("evidence"),
        UUID.randomUUID().toString().substring(0, 8));
  }

  private void fill() throws SQLException {
    Optional<Showcase> showcase = system.showcase();
    if (showcase.isPresent()) {
      new LedgerStore(system.ledger(), bed.addresses().ledger()).execute(showcase.get().coupons());
    }
  }

  /** Where everything is, a line each: pages for people first, then roles, then stores. */
  public List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    system.showcase().ifPresent(showcase -> addresses.addAll(forPeople(showcase)));
    system.roles().stream()
        .filter(role -> !role.oneShot())
        .forEach(
            role ->
                addresses.add(
                    "%-14s %s".formatted(role.name(), bed.addresses().http(role.name(), 1))));
    addresses.add("%-14s %s".formatted("postgres", bed.addresses().ledger().jdbcUrl()));
    addresses.add("%-14s %s".formatted("sql", shell()));
    addresses.add("%-14s %s".formatted("kafka", bed.addresses().kafka()));
    addresses.add("%-14s %s".formatted("redis", bed.addresses().cache()));
    addresses.add("%-14s %s".formatted("prometheus", bed.addresses().prometheus()));
    addresses.add("%-14s %s".formatted("alertmanager", bed.addresses().alertmanager()));
    return List.copyOf(addresses);
  }

  private List<String> forPeople(Showcase showcase) {
    List<String> lines = new ArrayList<>();
    showcase
        .pages()
        .forEach(page -> lines.add("%-14s %s".formatted("page", at(page.role(), page.path()))));
    showcase
        .logins()
        .forEach(
            login ->
                lines.add(
                    "%-14s %s, password %s".formatted("login", login, bed.operatorPassword())));
    return lines;
  }

  /** A superuser's way to the database; inside its container nobody asks for a password. */
  private String shell() {
    return "docker exec -it %s psql -U %s %s"
        .formatted(
            bed.part("postgres").containerId().substring(0, SHORT_ID),
            bed.addresses().ledger().user(),
            system.ledger().database());
  }

  /** A request for a coupon, ready to be pasted into a shell. */
  public String request(String user, Duration validFor) {
    var issue = system.requests().issue();
    String coupon = system.showcase().map(Showcase::askFor).orElse("COUPON");
    return """
        TOKEN=%s
        curl -i -X %s %s \\
          -H "Authorization: Bearer $TOKEN" \\
          -H 'Content-Type: application/json' -d '%s'"""
        .formatted(
            session.mint(validFor).mint(user),
            issue.method(),
            at(issue.role(), issue.path()),
            issue.body().replace("${coupon}", coupon));
  }

  /** The look at a request's status, in the same shell; the id comes from the answer. */
  public String statusRequest() {
    var status = system.requests().status();
    // Not by URI: the place for the id is no part of one.
    return "curl -i %s%s -H \"Authorization: Bearer $TOKEN\""
        .formatted(
            bed.addresses().http(status.role(), 1),
            status.path().replace("${requestId}", "REQUEST_ID"));
  }

  private URI at(String role, String path) {
    return bed.addresses().http(role, 1).resolve(path);
  }

  /** Removes everything; the logs stay in {@code .faultline/serve/}. */
  @Override
  public void close() throws IOException {
    try {
      Session.forget(home);
    } finally {
      bed.close();
    }
  }
}
