/** How widget requests come in, once each however often they are sent, and how widgets are looked at. */
@NullMarked
package dev.reelay.producer.widgets;

import org.jspecify.annotations.NullMarked;
