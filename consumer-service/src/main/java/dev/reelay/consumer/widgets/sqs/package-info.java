/** The widget stage fed by its SQS queue. */
@NullMarked
package dev.reelay.consumer.widgets.sqs;

import org.jspecify.annotations.NullMarked;
