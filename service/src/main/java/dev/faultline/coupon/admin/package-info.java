/** Who runs the service: operators' accounts, their login, and what protects it. */
@NullMarked
package dev.faultline.coupon.admin;

import org.jspecify.annotations.NullMarked;
