/** Buckets gone through page by page, to publish what is in them or to hold it against its names, however often we are killed at it. */
@NullMarked
package dev.reelay.producer.sweeping;

import org.jspecify.annotations.NullMarked;
