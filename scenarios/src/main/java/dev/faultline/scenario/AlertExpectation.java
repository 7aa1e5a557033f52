package dev.faultline.scenario;

import java.time.Duration;

/**
 * An alert that must notice the fault.
 *
 * @param name as in the shipped rules, for example {@code BrokerDown}
 * @param within from the injection to the first firing
 * @param clearsWithin from the confirmed heal until it no longer fires
 */
public record AlertExpectation(String name, Duration within, Duration clearsWithin) {}
