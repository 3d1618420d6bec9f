/** The contender that is written as tutorials write it. */
@NullMarked
package dev.reelay.benchmarks.naive;

import org.jspecify.annotations.NullMarked;
