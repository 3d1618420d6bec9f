/** Files of somebody's own: kept byte for byte, and then carried as the one movie of a job. */
@NullMarked
package dev.reelay.producer.ownfiles;

import org.jspecify.annotations.NullMarked;
