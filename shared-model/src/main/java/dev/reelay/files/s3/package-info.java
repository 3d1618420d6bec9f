/** Movie files as S3 objects. */
@NullMarked
package dev.reelay.files.s3;

import org.jspecify.annotations.NullMarked;
