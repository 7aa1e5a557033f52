package dev.faultline.scenario;

import java.time.Duration;

/**
 * Limits of the three recovery clocks; all count from the moment the last heal is confirmed.
 *
 * @param firstSuccessWithin until the first answered request that started after the heal
 * @param objectiveHeldWithin until the start of the span in which every recovery SLO holds
 * @param heldFor how long that span must be
 * @param drainedWithin until everything accepted before the heal is issued
 */
public record RecoverySpec(
    Duration firstSuccessWithin,
    Duration objectiveHeldWithin,
    Duration heldFor,
    Duration drainedWithin) {}
