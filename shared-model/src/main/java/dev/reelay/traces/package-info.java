/** How the trace of a job goes on where its movies meet: in messages and in batches. */
@NullMarked
package dev.reelay.traces;

import org.jspecify.annotations.NullMarked;
