/** Which class breaks, and which undoes, each kind of fault. */
@NullMarked
package dev.faultline.fault.dispatch;

import org.jspecify.annotations.NullMarked;
