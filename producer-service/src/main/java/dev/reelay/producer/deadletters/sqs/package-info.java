/** Queue depths, dead letters and move tasks in SQS. */
@NullMarked
package dev.reelay.producer.deadletters.sqs;

import org.jspecify.annotations.NullMarked;
