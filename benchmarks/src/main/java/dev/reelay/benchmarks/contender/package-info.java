/** Programs that do the same work as the pipeline in another way, each in a process of its own. */
@NullMarked
package dev.reelay.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
