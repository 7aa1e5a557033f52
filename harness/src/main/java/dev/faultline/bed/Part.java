package dev.faultline.bed;

/**
 * A running container of the bed.
 *
 * @param name as in {@link dev.faultline.scenario.BedSpec#targets()}, or a part that no fault
 *     strikes, such as {@code toxiproxy}
 * @param containerId stays the same when the container is stopped and started again
 * @param address on the bed's network; fixed
 */
public record Part(String name, String containerId, String address) {}
