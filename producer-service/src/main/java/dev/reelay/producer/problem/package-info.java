/** What a client can do wrong, and what we cannot do now: every answer that is not the one hoped for. */
@NullMarked
package dev.reelay.producer.problem;

import org.jspecify.annotations.NullMarked;
