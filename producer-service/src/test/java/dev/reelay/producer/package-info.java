/** What the tests of all rooms share: the service on embedded AWS, and a client for it. */
@NullMarked
package dev.reelay.producer;

import org.jspecify.annotations.NullMarked;
