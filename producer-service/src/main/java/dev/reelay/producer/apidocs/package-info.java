/** What the REST interface says of itself. */
@NullMarked
package dev.reelay.producer.apidocs;

import org.jspecify.annotations.NullMarked;
