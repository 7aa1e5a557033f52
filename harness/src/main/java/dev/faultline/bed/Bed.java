package dev.faultline.bed;

import dev.faultline.engine.LabelledContainers;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A started bed; closing it removes every container and network and keeps the logs. */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Bed implements AutoCloseable {
  private Bed() {}

  /**
   * Takes the lock, sweeps what an earlier run left, and starts every part. Either everything is
   * ready or {@link BedUnavailable} is thrown and nothing is left.
   */
  public static Bed start(BedOrder order, Progress progress) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The API of an instance, counted from 1, on 127.0.0.1. */
  public URI http(String role, int instance) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Probes and metrics of an instance, counted from 1, on 127.0.0.1. */
  public URI management(String role, int instance) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Bootstrap addresses of the harness's own listener, which no proxy serves. */
  public String kafkaBootstrap() {
    throw new UnsupportedOperationException("not yet");
  }

  /** The database, directly. */
  public LedgerAccess ledger() {
    throw new UnsupportedOperationException("not yet");
  }

  /** {@code 127.0.0.1:port} of Redis, directly. */
  public String cacheAddress() {
    throw new UnsupportedOperationException("not yet");
  }

  public URI prometheus() {
    throw new UnsupportedOperationException("not yet");
  }

  public URI alertmanager() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Control of the proxies, named {@code <part>.<role>}, for example {@code kafka-1.worker}. */
  public ToxiproxyClient toxiproxy() {
    throw new UnsupportedOperationException("not yet");
  }

  /** The running container behind a target. */
  public Part part(String target) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Every container of the bed. */
  public List<Part> parts() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Acts upon the bed's containers. */
  public LabelledContainers containers() {
    throw new UnsupportedOperationException("not yet");
  }

  /** JWK with the private half of this bed's key; tokens signed with it are believed. */
  public String privateKey() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Image id per part. */
  public Map<String, String> images() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Versions of the engine and of the stores, as they say themselves. */
  public Map<String, String> versions() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Settings that decide whether an acknowledged write survives, read from the stores now. */
  public Map<String, String> durability() {
    throw new UnsupportedOperationException("not yet");
  }

  @Override
  public void close() {}
}
