/** The load stage fed by its SQS queue. */
@NullMarked
package dev.reelay.consumer.advance.sqs;

import org.jspecify.annotations.NullMarked;
