/** The protocol by which a job's movies are carried, reduced to its steps, and the explorer that tries all their orders. */
@NullMarked
package dev.reelay.model;

import org.jspecify.annotations.NullMarked;
