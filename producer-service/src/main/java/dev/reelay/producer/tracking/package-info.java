/** How far jobs and their movies are, for whoever wants to know. */
@NullMarked
package dev.reelay.producer.tracking;

import org.jspecify.annotations.NullMarked;
