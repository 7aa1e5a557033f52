/** A planted defect: rows leave the outbox although the broker never had them. */
@NullMarked
package dev.faultline.variant.relaydropsrows;

import org.jspecify.annotations.NullMarked;
