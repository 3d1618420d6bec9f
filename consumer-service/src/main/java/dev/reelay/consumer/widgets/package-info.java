/** The widget stage: requests, from a queue of pointers or straight from their bucket, are applied once each and in their order. */
@NullMarked
package dev.reelay.consumer.widgets;

import org.jspecify.annotations.NullMarked;
