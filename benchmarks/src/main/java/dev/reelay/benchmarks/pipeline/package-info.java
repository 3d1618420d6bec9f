/** The packaged services as the subject of a measurement. */
@NullMarked
package dev.reelay.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
