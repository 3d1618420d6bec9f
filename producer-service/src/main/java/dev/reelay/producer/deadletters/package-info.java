/** The queues, what was parked or given up beside them, and how it comes back into work. */
@NullMarked
package dev.reelay.producer.deadletters;

import org.jspecify.annotations.NullMarked;
