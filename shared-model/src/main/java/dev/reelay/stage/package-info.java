/** What happens to a delivered message: decoded, handled, then deleted, retried later or parked. */
@NullMarked
package dev.reelay.stage;

import org.jspecify.annotations.NullMarked;
