/**
 * Causes inside a JVM: connections that are never given back, memory that is allocated or kept. The
 * bed loads this jar into the running process of one role (ADR 0007); no production jar or image
 * holds it. It needs nothing but the JDK, and does nothing until it is armed.
 */
@NullMarked
package dev.faultline.agent;

import org.jspecify.annotations.NullMarked;
