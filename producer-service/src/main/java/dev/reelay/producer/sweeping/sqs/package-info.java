/** The queue of the sweeps, and the queues that buckets are swept into. */
@NullMarked
package dev.reelay.producer.sweeping.sqs;

import org.jspecify.annotations.NullMarked;
