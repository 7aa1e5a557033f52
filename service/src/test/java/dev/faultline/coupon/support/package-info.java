/** Real stores, running roles and callers for the service's tests. */
package dev.faultline.coupon.support;
