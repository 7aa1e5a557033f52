package dev.faultline.coupon.catalog;

import org.jspecify.annotations.Nullable;

/** The coupons cannot be read just now, so nothing can be said about this one. */
public final class UnreadCatalogException extends RuntimeException {

  UnreadCatalogException(@Nullable Throwable cause) {
    super("the coupons could not be read", cause);
  }
}
