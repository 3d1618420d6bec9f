/** Backends in containers, whether they can run here, and in what they are known to differ from AWS. */
@NullMarked
package dev.reelay.backend.docker;

import org.jspecify.annotations.NullMarked;
