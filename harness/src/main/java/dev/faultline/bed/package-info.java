/**
 * The bed: every part that a scenario needs, as real containers with fixed addresses, proxies
 * between them, and the alert rules that ship with the service.
 */
@NullMarked
package dev.faultline.bed;

import org.jspecify.annotations.NullMarked;
