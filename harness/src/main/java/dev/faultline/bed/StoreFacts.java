package dev.faultline.bed;

import com.github.dockerjava.api.DockerClient;
import dev.faultline.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import redis.clients.jedis.Jedis;

/** What the stores say of themselves: versions, and the settings that decide what survives. */
final class StoreFacts {
  private static final long PATIENCE_SECONDS = 5;
  private static final Pattern KAFKA_VERSION = Pattern.compile("Kafka version: (\\S+)");
  private final Layout layout;
  private final LedgerAccess ledger;

  StoreFacts(Layout layout, LedgerAccess ledger) {
    this.layout = layout;
    this.ledger = ledger;
  }

  Map<String, String> durability() {
    Map<String, String> facts = new TreeMap<>();
    try {
      Questions.shown(
              ledger,
              List.of(
                  "fsync",
                  "synchronous_commit",
                  "full_page_writes",
                  "wal_level",
                  "synchronous_standby_names"))
          .forEach((name, value) -> facts.put("postgres." + name, value));
      try (Jedis redis = Questions.redis(layout.redisServers().getFirst().publishedPort())) {
        for (String name : List.of("appendonly", "appendfsync", "maxmemory-policy")) {
          facts.put("redis." + name, String.valueOf(redis.configGet(name).get(name)));
        }
      }
      try (Admin admin = Questions.kafka(layout.kafkaBootstrap())) {
        facts.putAll(topic(admin, layout.system().topics().issue()));
      }
      return facts;
    } catch (SQLException | ExecutionException | TimeoutException e) {
      throw new BedUnavailable("A store does not tell its durability: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BedUnavailable("Interrupted while asking the stores", e);
    }
  }

  private static Map<String, String> topic(Admin admin, String topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, String> facts = new TreeMap<>();
    try {
      TopicDescription description =
          answer(admin.describeTopics(List.of(topic)).allTopicNames(), topic);
      facts.put("kafka." + topic + ".partitions", "" + description.partitions().size());
      facts.put(
          "kafka." + topic + ".replicas",
          "" + description.partitions().getFirst().replicas().size());
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      Config config = answer(admin.describeConfigs(List.of(resource)).all(), resource);
      for (String name : List.of("min.insync.replicas", "unclean.leader.election.enable")) {
        facts.put("kafka." + topic + "." + name, config.get(name).value());
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
      facts.put("kafka." + topic, "absent");
    }
    return facts;
  }

  private static <K, V> V answer(KafkaFuture<Map<K, V>> answers, K key)
      throws ExecutionException, InterruptedException, TimeoutException {
    V answer = answers.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(key);
    if (answer == null) {
      throw new IllegalStateException("Kafka did not answer for " + key);
    }
    return answer;
  }

  Map<String, String> versions(DockerClient docker, Questions questions, Bed bed, Path logs) {
    try (Jedis redis = Questions.redis(layout.redisServers().getFirst().publishedPort())) {
      Map<String, String> versions = new TreeMap<>();
      versions.put("engine", String.valueOf(docker.versionCmd().exec().getVersion()));
      versions.put("jdk", Runtime.version().toString());
      versions.put(
          "postgres",
          Questions.shown(ledger, List.of("server_version")).getOrDefault("server_version", ""));
      versions.put("redis", field(redis.info("server"), "redis_version"));
      versions.put("kafka", kafka(logs.resolve("kafka-1.log")));
      versions.put(
          "toxiproxy",
          Json.LINE.readTree(bed.addresses().toxiproxy().version()).at("/version").asString());
      versions.put(
          "prometheus",
          questions
              .json(bed.addresses().prometheus().resolve("/api/v1/status/buildinfo"))
              .at("/data/version")
              .asString());
      versions.put(
          "alertmanager",
          questions
              .json(bed.addresses().alertmanager().resolve("/api/v2/status"))
              .at("/versionInfo/version")
              .asString());
      return versions;
    } catch (SQLException | IOException e) {
      throw new BedUnavailable("A part does not tell its version: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BedUnavailable("Interrupted while asking for versions", e);
    }
  }

  private static String field(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  /** A broker tells its version in its log only. */
  private static String kafka(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(KAFKA_VERSION::matcher)
          .filter(Matcher::find)
          .map(matcher -> matcher.group(1))
          .findFirst()
          .orElse("unknown");
    }
  }
}
