package dev.faultline.bed;

import dev.faultline.bed.Layout.Instance;
import dev.faultline.engine.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.images.builder.Transferable;

/**
 * Prometheus and Alertmanager with the rules and routes that ship in {@code deploy/}, sped up.
 * Whatever they are given is kept with the run.
 *
 * @param rules alert rules
 * @param limits what the containers of roles may use, which no role knows of itself
 * @param scraping whom Prometheus watches
 * @param routes of Alertmanager
 * @param notice how a notice reads
 */
record Alerting(String rules, String limits, String scraping, String routes, String notice) {
  /** Who is told one after the other, each by a webhook and a mailbox of its own. */
  private static final List<String> TIERS = List.of("L1", "L2", "all");

  /** Group times and mail server as shipped; the latter is for each team to name. */
  static final Map<String, String> SHIPPED_ROUTES =
      Map.of(
          "group-wait",
          "0s",
          "group-interval",
          "1m",
          "mail-server",
          "mail:587",
          "mail-domain",
          "alerts.test",
          "mail-tls",
          "true");

  static Alerting render(Path home, int scale, Layout layout) {
    return new Alerting(
        rules(home, scale),
        limits(layout),
        scraping(home, layout, layout.instances()),
        routes(home, bedRoutes(new ReceiversPart(layout))),
        DeployTemplate.read(home.resolve("deploy/alertmanager/notice.tmpl")).text());
  }

  /**
   * Whom Prometheus watches.
   *
   * @param instances of roles, also those that came later
   */
  static String scraping(Path home, Layout layout, List<Instance> instances) {
    return DeployTemplate.read(home.resolve("deploy/prometheus/prometheus.template.yml"))
        .render(
            1,
            Map.of(
                "scrape-interval",
                "1s",
                "alertmanager",
                '"' + layout.alertmanagerAddress() + ":9093\"",
                "jobs",
                jobs(instances) + "\n" + new Exporters(layout).jobs(home)));
  }

  private static Map<String, String> bedRoutes(ReceiversPart receivers) {
    return Map.of(
        "group-wait",
        "0s",
        "group-interval",
        "2s",
        "mail-server",
        receivers.mailServer(),
        "mail-domain",
        "bed.faultline.test",
        "mail-tls",
        "false");
  }

  static String rules(Path home, int scale) {
    return DeployTemplate.read(home.resolve("deploy/prometheus/rules.template.yml"))
        .render(scale, Map.of());
  }

  private static String limits(Layout layout) {
    return layout.system().roles().stream()
        .filter(role -> !role.oneShot() && role.cpus() > 0)
        .map(
            role ->
                """
                      - record: role:cpu_limit:cores
                        labels: { role: %s }
                        expr: vector(%s)
                """
                    .formatted(role.name(), role.cpus()))
        .collect(Collectors.joining("", "groups:\n  - name: limits\n    rules:\n", ""));
  }

  static String routes(Path home, Map<String, String> groupTimes) {
    return DeployTemplate.read(home.resolve("deploy/alertmanager/alertmanager.template.yml"))
        .render(1, groupTimes);
  }

  private static String jobs(List<Instance> instances) {
    return instances.stream()
        .filter(instance -> !instance.role().oneShot() && instance.role().managementPort() > 0)
        .collect(Collectors.groupingBy(instance -> instance.role().name()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(job -> job(job.getKey(), job.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String job(String role, List<Instance> instances) {
    String targets =
        instances.stream()
            .map(
                instance ->
                    """
                          - targets: ["%s:%d"]
                            labels: { role: %s, instance: %s }
                    """
                        .formatted(
                            instance.address(),
                            instance.role().managementPort(),
                            role,
                            instance.name()))
            .collect(Collectors.joining());
    return """
      - job_name: %s
        metrics_path: /actuator/prometheus
        static_configs:
    """
            .formatted(role)
        + targets.stripTrailing();
  }

  /** Keeps a copy with the run. */
  void store(Path evidence) {
    try {
      Path folder = Files.createDirectories(evidence.resolve("prometheus"));
      Files.writeString(folder.resolve("rules.yml"), rules);
      Files.writeString(folder.resolve("limits.yml"), limits);
      Files.writeString(folder.resolve("prometheus.yml"), scraping);
      Files.writeString(folder.resolve("alertmanager.yml"), routes);
      Files.writeString(folder.resolve("notice.tmpl"), notice);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the alert rules in " + evidence, e);
    }
  }

  Blueprint prometheus(Layout layout, Images.Image image) {
    return new Blueprint(
        "prometheus",
        image,
        layout.prometheusAddress(),
        Map.of(9090, layout.prometheusPort()),
        Map.of(),
        List.of(
            "--config.file=/etc/prometheus/prometheus.yml",
            "--storage.tsdb.path=/prometheus",
            // What a notice links to.
            "--web.external-url=http://127.0.0.1:" + layout.prometheusPort(),
            "--web.route-prefix=/"),
        Map.of(
            "/etc/prometheus/prometheus.yml", Transferable.of(scraping),
            "/etc/prometheus/rules.yml", Transferable.of(rules),
            "/etc/prometheus/limits.yml", Transferable.of(limits)),
        Blueprint.Limits.memory(512));
  }

  Blueprint alertmanager(Layout layout, Images.Image image) {
    return new Blueprint(
        "alertmanager",
        image,
        layout.alertmanagerAddress(),
        Map.of(9093, layout.alertmanagerPort()),
        Map.of(),
        List.of(
            "--config.file=/etc/alertmanager/alertmanager.yml",
            "--storage.path=/alertmanager",
            // One alone needs no gossip, and waits for none.
            "--cluster.listen-address="),
        alertmanagerFiles(new ReceiversPart(layout)),
        Blueprint.Limits.memory(256));
  }

  private Map<String, Transferable> alertmanagerFiles(ReceiversPart receivers) {
    Map<String, Transferable> files = new HashMap<>();
    files.put("/etc/alertmanager/alertmanager.yml", Transferable.of(routes));
    files.put("/etc/alertmanager/notice.tmpl", Transferable.of(notice));
    for (String tier : TIERS) {
      files.put("/etc/alertmanager/slack/" + tier, Transferable.of(receivers.webhook(tier)));
    }
    return files;
  }
}
