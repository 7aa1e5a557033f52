package dev.faultline.bed;

import dev.faultline.bed.Layout.Broker;
import dev.faultline.bed.Layout.Instance;
import dev.faultline.bed.Layout.RedisServer;
import dev.faultline.bed.Layout.Sentinel;
import dev.faultline.bed.Ways.ProxyPlan;
import dev.faultline.engine.Images;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import redis.clients.jedis.Jedis;

/**
 * The order in which parts come up: everything that needs nobody at once, the schema when database
 * and proxies are there, the roles behind it. Roles do not wait for Kafka or Redis, as they would
 * not in production.
 */
final class BedStart {
  private static final Duration STORE_BOUND = Duration.ofMinutes(2);
  private static final Duration ROLE_BOUND = Duration.ofMinutes(3);
  private final Ground ground;
  private final Tasks tasks;
  private final Parts parts;
  private final Questions questions;

  BedStart(Ground ground, Tasks tasks, Parts parts, Questions questions) {
    this.ground = ground;
    this.tasks = tasks;
    this.parts = parts;
    this.questions = questions;
  }

  /** Returns when every part is ready. */
  void run() {
    CompletableFuture<Map<String, Images.Image>> images = tasks.begin(ground::roleImages);
    CompletableFuture<Part> postgres = tasks.begin(this::postgres);
    if (layout().hasStandby()) {
      tasks.also(
          () -> {
            postgres.join();
            return standby();
          });
    }
    CompletableFuture<Part> proxies = tasks.begin(this::proxies);
    layout().brokers().forEach(broker -> tasks.also(() -> broker(broker)));
    CompletableFuture<Part> redis = tasks.begin(this::redis);
    tasks.also(
        () -> {
          // Whatever others wait for starts first; nobody waits for these before the end.
          postgres.join();
          redisExporter();
          return postgresExporter();
        });
    CompletableFuture<Boolean> migrated =
        tasks.begin(
            () -> {
              postgres.join();
              proxies.join();
              return oneShots(images.join());
            });
    List<CompletableFuture<Part>> roles =
        layout().instances().stream()
            .filter(instance -> !instance.role().oneShot())
            .map(
                instance ->
                    tasks.begin(
                        () -> {
                          migrated.join();
                          return role(instance, images.join());
                        }))
            .toList();
    tasks.also(
        () -> {
          redis.join();
          prometheus();
          roles.forEach(CompletableFuture::join);
          return scraped();
        });
    tasks.awaitAll(STORE_BOUND.plus(ROLE_BOUND).plus(ROLE_BOUND));
  }

  private Layout layout() {
    return ground.layout();
  }

  private Part postgres() {
    return parts.up(
        StoreBlueprints.postgres(
            layout(), ground.image("postgres"), ground.order().home(), ground.passwords()),
        STORE_BOUND,
        () -> !Questions.shown(ground.ledger(), List.of("fsync")).isEmpty());
  }

  private Part standby() {
    return parts.up(
        StoreBlueprints.standby(layout(), ground.image("postgres"), ground.passwords()),
        STORE_BOUND,
        () ->
            Questions.standbys(ground.ledger()) == 1
                && (!layout().spec().synchronous() || Questions.waitedFor(ground.ledger())));
  }

  private Part redisExporter() {
    return exporter(exporters().redis(ground.image("redis-exporter")), "/health");
  }

  private Part postgresExporter() {
    return exporter(
        exporters().postgres(ground.image("postgres-exporter"), ground.passwords()), "/");
  }

  /** It answers; that what it watches answers too is seen by Prometheus. */
  private Part exporter(Blueprint blueprint, String path) {
    int port = blueprint.published().values().iterator().next();
    URI page = URI.create("http://127.0.0.1:" + port + path);
    return parts.up(blueprint, STORE_BOUND, () -> questions.ok(page));
  }

  private Exporters exporters() {
    return new Exporters(layout());
  }

  /** The master, its replica if there is one, then who watches them. */
  private Part redis() {
    List<RedisServer> servers = layout().redisServers();
    List<CompletableFuture<Part>> up =
        servers.stream().map(server -> tasks.begin(() -> redis(server))).toList();
    up.forEach(CompletableFuture::join);
    List<CompletableFuture<Part>> sentinels =
        layout().sentinels().stream()
            .map(sentinel -> tasks.begin(() -> sentinel(sentinel)))
            .toList();
    sentinels.forEach(CompletableFuture::join);
    return up.getFirst().join();
  }

  private Part redis(RedisServer server) {
    return parts.up(
        StoreBlueprints.redis(layout(), server, ground.image("redis")),
        STORE_BOUND,
        () -> {
          try (Jedis redis = Questions.redis(server.publishedPort())) {
            return redis.ping().equals("PONG");
          }
        });
  }

  /** It knows of the replica and of the other sentinels, else it could not fail over. */
  private Part sentinel(Sentinel sentinel) {
    return parts.up(
        StoreBlueprints.sentinel(layout(), sentinel, ground.image("redis")),
        STORE_BOUND,
        () -> new RedisSentinels(layout()).complete(sentinel));
  }

  private Part broker(Broker broker) {
    try (Admin admin = Questions.kafka(layout().kafkaBootstrap())) {
      return parts.up(
          KafkaBlueprint.of(layout(), broker, ground.image("kafka")),
          STORE_BOUND,
          () -> Questions.brokers(admin) == layout().spec().kafka());
    }
  }

  private Part proxies() throws IOException {
    ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", layout().toxiproxyPort());
    Part part =
        parts.up(
            StoreBlueprints.toxiproxy(layout(), ground.image("toxiproxy")),
            STORE_BOUND,
            () -> !client.version().isEmpty());
    for (ProxyPlan proxy : new Ways(layout()).proxies()) {
      client.createProxy(proxy.name(), "0.0.0.0:" + proxy.port(), proxy.upstream());
    }
    return part;
  }

  private boolean oneShots(Map<String, Images.Image> images) {
    layout().instances().stream()
        .filter(instance -> instance.role().oneShot())
        .forEach(
            instance -> parts.throughToItsEnd(ground.roleBlueprint(instance, images), ROLE_BOUND));
    return true;
  }

  private Part role(Instance instance, Map<String, Images.Image> images) {
    URI ready =
        URI.create("http://127.0.0.1:" + instance.managementPort() + instance.role().ready());
    return parts.up(
        ground.roleBlueprint(instance, images),
        ROLE_BOUND,
        () -> instance.role().managementPort() == 0 || questions.ok(ready));
  }

  private void prometheus() {
    Alerting alerting =
        Alerting.render(ground.order().home(), ground.order().alertScale(), layout());
    alerting.store(ground.order().evidence());
    CompletableFuture<Part> alertmanager =
        tasks.begin(
            () ->
                parts.up(
                    alerting.alertmanager(layout(), ground.image("alertmanager")),
                    STORE_BOUND,
                    () -> questions.ok(ground.alertmanager().resolve("/-/ready"))));
    CompletableFuture<Part> receivers = tasks.begin(this::receivers);
    parts.up(
        alerting.prometheus(layout(), ground.image("prometheus")),
        STORE_BOUND,
        () -> questions.ok(ground.prometheus().resolve("/-/ready")));
    alertmanager.join();
    receivers.join();
  }

  private Part receivers() {
    ReceiversPart receivers = new ReceiversPart(layout());
    return parts.up(
        receivers.blueprint(ground.image("java"), ground.order().home()),
        STORE_BOUND,
        () -> questions.ok(receivers.notices()));
  }

  /** Every role and store has been scraped once: from here on, absent means absent. */
  private boolean scraped() {
    long roles =
        layout().instances().stream()
            .filter(instance -> !instance.role().oneShot() && instance.role().managementPort() > 0)
            .count();
    new Readiness(ground.containers())
        .await(
            parts.named("prometheus"),
            STORE_BOUND,
            () ->
                asked("sum(up)") >= roles + exporters().targets()
                    && asked("sum(redis_up)") >= exporters().stores()
                    && asked("sum(pg_up)") >= 1);
    return true;
  }

  private double asked(String query) throws IOException, InterruptedException {
    return questions.value(ground.prometheus(), query);
  }
}
