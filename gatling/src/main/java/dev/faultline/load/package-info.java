/**
 * The load: simulations in a JVM of their own, and the recorder of every request. {@link
 * dev.faultline.load.ScenarioSimulation} is where to start reading.
 */
@NullMarked
package dev.faultline.load;

import org.jspecify.annotations.NullMarked;
