/** Small real programs that behave like ours, well or badly, as the tests ask. */
@NullMarked
package dev.reelay.launcher.fake;

import org.jspecify.annotations.NullMarked;
