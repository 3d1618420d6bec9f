/** The producer service: one room for each thing it does. */
@NullMarked
package dev.reelay.producer;

import org.jspecify.annotations.NullMarked;
