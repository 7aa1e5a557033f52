package dev.faultline.bed;

/**
 * A role's own way to a store.
 *
 * @param proxy its name, {@code <store>.<role>}
 * @param store for example {@code kafka-1}
 * @param from a container of the role, whose traffic takes this way
 * @param host of the proxy, as that container sees it
 */
public record Link(String proxy, String store, Part from, String host, int port) {}
