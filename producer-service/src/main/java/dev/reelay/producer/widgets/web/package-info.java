/** Widgets and their requests over HTTP. */
@NullMarked
package dev.reelay.producer.widgets.web;

import org.jspecify.annotations.NullMarked;
