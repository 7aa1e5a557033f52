/** Which scenarios and systems a project has, and whether they fit each other. */
@NullMarked
package dev.faultline.catalogue;

import org.jspecify.annotations.NullMarked;
