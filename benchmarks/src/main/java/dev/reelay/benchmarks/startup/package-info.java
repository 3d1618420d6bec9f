/** How long a service takes until it is ready, by the way it is packaged. */
@NullMarked
package dev.reelay.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
