/** The schema in AWS: the only place that calls the APIs which create, look for and remove its parts. */
@NullMarked
package dev.reelay.schema.aws;

import org.jspecify.annotations.NullMarked;
