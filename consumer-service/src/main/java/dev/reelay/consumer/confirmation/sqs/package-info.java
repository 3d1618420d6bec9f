/** The confirm stage fed by its SQS queue. */
@NullMarked
package dev.reelay.consumer.confirmation.sqs;

import org.jspecify.annotations.NullMarked;
