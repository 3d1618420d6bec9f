/** Files of somebody's own over HTTP. */
@NullMarked
package dev.reelay.producer.ownfiles.web;

import org.jspecify.annotations.NullMarked;
