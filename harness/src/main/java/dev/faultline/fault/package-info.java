/**
 * What a fault is: an injector, its doses, the record of its undo, and the journal that is written
 * before it strikes. The kinds stand in a package per family; {@code dispatch} knows them all.
 */
@NullMarked
package dev.faultline.fault;

import org.jspecify.annotations.NullMarked;
