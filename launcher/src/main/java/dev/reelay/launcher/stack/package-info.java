/** Embedded AWS and any number of producers and consumers, as processes that belong together. */
@NullMarked
package dev.reelay.launcher.stack;

import org.jspecify.annotations.NullMarked;
