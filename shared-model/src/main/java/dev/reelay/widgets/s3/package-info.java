/** Requests, and widgets where they are files, as S3 objects. */
@NullMarked
package dev.reelay.widgets.s3;

import org.jspecify.annotations.NullMarked;
