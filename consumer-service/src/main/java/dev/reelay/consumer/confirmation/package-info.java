/** The confirm stage: item and file of a processed movie are fetched and compared, and the movie is confirmed or failed. */
@NullMarked
package dev.reelay.consumer.confirmation;

import org.jspecify.annotations.NullMarked;
