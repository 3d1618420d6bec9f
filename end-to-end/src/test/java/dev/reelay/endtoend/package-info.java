/** The packaged programs as real processes, watched from outside: over HTTP, through the AWS SDK, and by their exit codes. */
@NullMarked
package dev.reelay.endtoend;

import org.jspecify.annotations.NullMarked;
