/**
 * The load process: how it is started, told and ended, and what it recorded, read while it grows.
 */
@NullMarked
package dev.faultline.generator;

import org.jspecify.annotations.NullMarked;
