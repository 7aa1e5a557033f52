/** Bearer tokens for the system under test, signed with nothing but the JDK. */
@NullMarked
package dev.faultline.token;

import org.jspecify.annotations.NullMarked;
