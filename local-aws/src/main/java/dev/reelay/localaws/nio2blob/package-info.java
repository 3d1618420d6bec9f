/** A store for S3Proxy, which tells by this package's name that it can do what its own stores of that name can, conditional writes among it. */
@NullMarked
package dev.reelay.localaws.nio2blob;

import org.jspecify.annotations.NullMarked;
