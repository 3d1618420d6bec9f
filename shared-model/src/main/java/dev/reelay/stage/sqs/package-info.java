/** How deliveries reach a stage from SQS listeners. */
@NullMarked
package dev.reelay.stage.sqs;

import org.jspecify.annotations.NullMarked;
