/**
 * Several scenarios under one command: what is planned, which attempts are made, the common
 * verdict.
 */
@NullMarked
package dev.faultline.suite;

import org.jspecify.annotations.NullMarked;
