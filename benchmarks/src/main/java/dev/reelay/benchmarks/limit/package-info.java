/** The contender that makes the pipeline's AWS calls and does nothing else. */
@NullMarked
package dev.reelay.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
