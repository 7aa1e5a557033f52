/**
 * Names the bottleneck of a run and its cause out of what an operator could have seen: a copy
 * without scenario, faults and names. One rule per family of bottlenecks gives facts with weights;
 * the best supported cause is named if it leads, else it is unknown.
 */
@NullMarked
package dev.faultline.diagnosis;

import org.jspecify.annotations.NullMarked;
