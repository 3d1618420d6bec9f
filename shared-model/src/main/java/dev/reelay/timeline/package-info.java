/** What happens to a job, and when, in the words of its timeline. */
@NullMarked
package dev.reelay.timeline;

import org.jspecify.annotations.NullMarked;
