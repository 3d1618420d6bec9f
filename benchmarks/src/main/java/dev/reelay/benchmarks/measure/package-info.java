/** Numbers from repeated measurements, and waiting for conditions. */
@NullMarked
package dev.reelay.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
