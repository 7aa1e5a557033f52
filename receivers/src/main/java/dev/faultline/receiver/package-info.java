/**
 * Stands in for Slack and for a mail server in a bed: takes the notices that Alertmanager sends by
 * their real protocols, and tells the harness what came when. A process of its own.
 */
@NullMarked
package dev.faultline.receiver;

import org.jspecify.annotations.NullMarked;
