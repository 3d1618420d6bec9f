/** A bucket that is swept in two ways, ours and the plain sequential one. */
@NullMarked
package dev.reelay.benchmarks.sweeps;

import org.jspecify.annotations.NullMarked;
