package dev.faultline.bed;

import dev.faultline.bed.Layout.Instance;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.net.URI;

/** Where a bed's parts are, as seen from this machine: all on 127.0.0.1. */
public final class Addresses {
  private final Ground ground;
  private final Extension extension;
  private final Parts parts;

  Addresses(Ground ground, Extension extension, Parts parts) {
    this.ground = ground;
    this.extension = extension;
    this.parts = parts;
  }

  /** The API of an instance, counted from 1. */
  public URI http(String role, int instance) {
    return URI.create("http://127.0.0.1:" + instance(role, instance).httpPort());
  }

  /** Probes and metrics of an instance, counted from 1. */
  public URI management(String role, int instance) {
    return URI.create("http://127.0.0.1:" + instance(role, instance).managementPort());
  }

  /** The readiness of a container of the system under test, by the container's name. */
  public URI ready(String container) {
    Instance found =
        extension.instances().stream()
            .filter(instance -> instance.name().equals(container))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("This bed has no " + container));
    return management(found.role().name(), found.number()).resolve(found.role().ready());
  }

  /** The metrics of a container of the system under test, by the container's name. */
  public URI metrics(String container) {
    return ready(container).resolve("/actuator/prometheus");
  }

  private Instance instance(String role, int number) {
    return extension.instances().stream()
        .filter(found -> found.role().name().equals(role) && found.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("This bed has no " + role + "-" + number));
  }

  /** Bootstrap addresses of the harness's own listener, which no proxy serves. */
  public String kafka() {
    return ground.layout().kafkaBootstrap();
  }

  /** The database, directly. */
  public LedgerAccess ledger() {
    return ground.ledger();
  }

  /** The database that follows the primary, directly; it can only be read. */
  public LedgerAccess standby() {
    return ground.standby();
  }

  /** {@code host:port} of the Redis server that is master now, directly. */
  public String cache() {
    return "127.0.0.1:" + new RedisSentinels(ground.layout()).master().publishedPort();
  }

  /** {@code host:port} of the Redis server behind a target, directly. */
  public String cache(String target) {
    return new Targets(ground.layout(), parts).cacheAddress(target);
  }

  public URI prometheus() {
    return ground.prometheus();
  }

  public URI alertmanager() {
    return ground.alertmanager();
  }

  /** Every notice that came by Slack or e-mail, as a JSON array. */
  public URI notices() {
    return new ReceiversPart(ground.layout()).notices();
  }

  /** Control of the proxies, named {@code <part>.<role>}, for example {@code kafka-1.worker}. */
  public ToxiproxyClient toxiproxy() {
    return new ToxiproxyClient("127.0.0.1", ground.layout().toxiproxyPort());
  }
}
