/** A bucket's objects as a sweep meets them: the ranges of keys it goes through, and the message that each object becomes. */
@NullMarked
package dev.reelay.sweep;

import org.jspecify.annotations.NullMarked;
