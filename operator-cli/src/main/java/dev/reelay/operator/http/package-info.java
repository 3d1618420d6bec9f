/** What the commands need of a producer service: its REST interface. */
@NullMarked
package dev.reelay.operator.http;

import org.jspecify.annotations.NullMarked;
