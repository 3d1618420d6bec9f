/** The consumer service: one room for each thing it does. */
@NullMarked
package dev.reelay.consumer;

import org.jspecify.annotations.NullMarked;
