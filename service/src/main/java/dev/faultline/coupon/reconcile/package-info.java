/**
 * Checks the promises that the database can show, again and again, and puts a drifted cache right.
 */
@NullMarked
package dev.faultline.coupon.reconcile;

import org.jspecify.annotations.NullMarked;
