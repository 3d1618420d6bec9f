/** A job seen from outside: submitted and watched over the producer's REST API, and drawn as text. */
@NullMarked
package dev.reelay.launcher.job;

import org.jspecify.annotations.NullMarked;
