/** Faults at a lock that the system under test keeps in Redis. */
@NullMarked
package dev.faultline.fault.lock;

import org.jspecify.annotations.NullMarked;
