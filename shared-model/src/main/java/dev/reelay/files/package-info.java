/** The claim checks: movie files, written once under the digest of their bytes. */
@NullMarked
package dev.reelay.files;

import org.jspecify.annotations.NullMarked;
