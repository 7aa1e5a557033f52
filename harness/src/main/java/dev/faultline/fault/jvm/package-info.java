/** Causes inside the process of a role, brought there by the agent (ADR 0007). */
@NullMarked
package dev.faultline.fault.jvm;

import org.jspecify.annotations.NullMarked;
