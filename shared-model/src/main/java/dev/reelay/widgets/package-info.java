/** Widgets, the requests that create, update and delete them, and how each request is applied once and in its order. */
@NullMarked
package dev.reelay.widgets;

import org.jspecify.annotations.NullMarked;
