/**
 * Faults: one injector for each kind, the journal that is written before a fault, and the undo that
 * reads it after a crash.
 */
@NullMarked
package dev.faultline.fault;

import org.jspecify.annotations.NullMarked;
