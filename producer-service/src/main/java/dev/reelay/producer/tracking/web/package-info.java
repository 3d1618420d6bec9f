/** Tracking over HTTP. */
@NullMarked
package dev.reelay.producer.tracking.web;

import org.jspecify.annotations.NullMarked;
