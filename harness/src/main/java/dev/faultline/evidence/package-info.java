/**
 * What is gathered while it happens, for those who look for the cause afterwards: sessions and
 * locks of the database, the consumer group, Redis, containers, threads, configuration, traffic.
 * Evidence never decides a verdict.
 */
@NullMarked
package dev.faultline.evidence;

import org.jspecify.annotations.NullMarked;
