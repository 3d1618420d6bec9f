/** The generation queue in SQS. */
@NullMarked
package dev.reelay.producer.generation.sqs;

import org.jspecify.annotations.NullMarked;
