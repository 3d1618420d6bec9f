/** A network that is slower than this machine's. */
@NullMarked
package dev.reelay.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
