/** A movie, the file and the item it is kept as, the states it passes, and the pointer that travels for it. */
@NullMarked
package dev.reelay.movie;

import org.jspecify.annotations.NullMarked;
