package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bed.Layout.Instance;
import dev.faultline.bed.Ways.ProxyPlan;
import dev.faultline.scenario.BedSpec;
import dev.faultline.scenario.BedSpec.RedisLayout;
import dev.faultline.system.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private final Layout layout = Systems.layout(3);
  private final Layout failover = Systems.failoverLayout();

  @Test
  void no_two_containers_share_an_address() {
    List<String> addresses =
        Stream.of(
                layout.brokers().stream().map(Layout.Broker::address),
                failover.redisServers().stream().map(Layout.RedisServer::address),
                failover.sentinels().stream().map(Layout.Sentinel::address),
                layout.instances().stream().map(Instance::address),
                Stream.of(
                    layout.toxiproxyAddress(),
                    layout.prometheusAddress(),
                    layout.alertmanagerAddress(),
                    new Exporters(layout).redisAddress(),
                    new Exporters(layout).postgresAddress(),
                    layout.postgresAddress()))
            .flatMap(part -> part)
            .toList();

    assertThat(addresses).doesNotHaveDuplicates().allMatch(one -> one.startsWith("10.213.7."));
  }

  @Test
  void no_two_parts_share_a_published_port_and_all_lie_in_the_block() {
    List<Integer> ports =
        Stream.of(
                layout.brokers().stream().map(Layout.Broker::harnessPort),
                failover.redisServers().stream().map(Layout.RedisServer::publishedPort),
                failover.sentinels().stream().map(Layout.Sentinel::publishedPort),
                layout.instances().stream()
                    .flatMap(one -> Stream.of(one.httpPort(), one.managementPort())),
                Stream.of(
                    layout.toxiproxyPort(),
                    layout.prometheusPort(),
                    layout.alertmanagerPort(),
                    new Exporters(layout).redisPort(),
                    new Exporters(layout).postgresPort(),
                    layout.postgresPort()))
            .flatMap(part -> part)
            .toList();

    assertThat(ports)
        .doesNotHaveDuplicates()
        .allMatch(port -> port >= 21_000 && port < 21_000 + Layout.PORTS);
  }

  @Test
  void each_role_has_a_proxy_of_its_own_to_every_store() {
    assertThat(new Ways(layout).proxies()).extracting(ProxyPlan::port).doesNotHaveDuplicates();
    assertThat(new Ways(layout).proxies())
        .extracting(ProxyPlan::name)
        .contains("postgres.worker", "redis.issue-api", "kafka-1.worker", "kafka-3.query-api")
        .hasSize(layout.system().roles().size() * 5);
  }

  @Test
  void with_sentinels_a_role_asks_them_and_reaches_each_server_by_a_proxy_of_its_own() {
    Role api = failover.system().role("issue-api");
    List<Integer> ports =
        new Ways(failover)
            .proxies().stream()
                .filter(proxy -> proxy.role().equals(api) && proxy.store().startsWith("redis-"))
                .map(ProxyPlan::port)
                .toList();

    assertThat(new Ways(failover).redisFor(api))
        .isEqualTo("redis://10.213.7.34:26379,redis://10.213.7.35:26379,redis://10.213.7.36:26379");
    assertThat(new Ways(failover).redisNatFor(api))
        .isEqualTo(
            "10.213.7.31:6379=10.213.7.10:%d,10.213.7.32:6379=10.213.7.10:%d"
                .formatted(ports.get(0), ports.get(1)));
    assertThat(new Ways(layout).redisNatFor(api)).isEmpty();
    assertThat(new Ways(failover).proxies()).extracting(ProxyPlan::port).doesNotHaveDuplicates();
  }

  @Test
  void a_broker_advertises_to_each_role_that_role_s_own_proxy() {
    Role worker = layout.system().role("worker");
    Layout.Broker second = layout.brokers().get(1);
    ProxyPlan proxy =
        new Ways(layout)
            .proxies().stream()
                .filter(one -> one.name().equals("kafka-2.worker"))
                .findFirst()
                .orElseThrow();

    Map<String, String> environment = KafkaBlueprint.environment(layout, second);

    assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS"))
        .contains("WORKER://" + layout.toxiproxyAddress() + ":" + proxy.port())
        .contains("HARNESS://127.0.0.1:" + second.harnessPort());
    assertThat(proxy.upstream()).isEqualTo(second.address() + ":" + layout.kafkaListener(worker));
    assertThat(environment.get("KAFKA_LISTENERS"))
        .contains("WORKER://:" + layout.kafkaListener(worker));
  }

  @Test
  void one_broker_keeps_one_copy_and_three_keep_three_of_which_two_must_be_in_sync() {
    assertThat(
            KafkaBlueprint.environment(Systems.layout(1), Systems.layout(1).brokers().getFirst()))
        .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
        .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", "1");
    assertThat(KafkaBlueprint.environment(layout, layout.brokers().getFirst()))
        .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "3")
        .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", "2")
        .containsEntry(
            "KAFKA_CONTROLLER_QUORUM_VOTERS",
            "1@10.213.7.21:9093,2@10.213.7.22:9093,3@10.213.7.23:9093");
  }

  @Test
  void prometheus_watches_every_lasting_container_of_a_role() {
    Alerting alerting = Alerting.render(Checkout.root(), 30, layout);

    assertThat(alerting.scraping())
        .contains("job_name: worker", "instance: worker-2", "scrape_interval: 1s")
        .doesNotContain("migrate", "<");
  }

  @Test
  void where_commits_wait_for_the_standby_each_role_knows_both_servers() {
    Layout synchronous =
        new Layout(
            Systems.coupon(),
            new BedSpec(1, RedisLayout.SINGLE, 2, true, Systems.small().roles()),
            "10.213.7",
            21_000);
    Role api = synchronous.system().role("issue-api");

    assertThat(new Ways(synchronous).postgresUrlFor(api))
        .isEqualTo(
            "jdbc:postgresql://10.213.7.10:20001,10.213.7.10:20601/coupon"
                + "?targetServerType=primary&hostRecheckSeconds=1");
    assertThat(new Ways(layout).postgresUrlFor(api))
        .isEqualTo("jdbc:postgresql://10.213.7.10:20001/coupon");
  }
}
