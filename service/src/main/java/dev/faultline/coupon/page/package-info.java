/** Server-rendered pages: the template engine and the headers that every page carries. */
@NullMarked
package dev.faultline.coupon.page;

import org.jspecify.annotations.NullMarked;
