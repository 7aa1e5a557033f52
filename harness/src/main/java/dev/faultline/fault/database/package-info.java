/** Causes inside PostgreSQL. */
@NullMarked
package dev.faultline.fault.database;

import org.jspecify.annotations.NullMarked;
