/** What operations does about trouble: one class for each kind of response. */
@NullMarked
package dev.faultline.response;

import org.jspecify.annotations.NullMarked;
