/** Queues in SQS, every call filled with as many messages as wait for it. */
@NullMarked
package dev.reelay.queues.sqs;

import org.jspecify.annotations.NullMarked;
