package dev.faultline.receiver;

import java.time.Instant;

/**
 * A notice as a person would have got it.
 *
 * @param at when it was here in whole
 * @param channel {@code slack} or {@code email}
 * @param to the last part of the webhook's path, or the mailbox before the {@code @}: the tier
 * @param title the attachment's title, or the subject
 * @param text what stands below it
 */
record Notice(Instant at, String channel, String to, String title, String text) {}
