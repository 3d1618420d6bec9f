/** How far jobs and their movies are, and what happened to them, for whoever wants to know. */
@NullMarked
package dev.reelay.producer.tracking;

import org.jspecify.annotations.NullMarked;
