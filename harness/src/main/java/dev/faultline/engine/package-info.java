/**
 * What the harness may do to the container engine: images, and acts upon containers that carry our
 * label. Nothing else in the harness talks to the engine.
 */
@NullMarked
package dev.faultline.engine;

import org.jspecify.annotations.NullMarked;
