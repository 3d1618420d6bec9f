/** Sweeps and audits over HTTP. */
@NullMarked
package dev.reelay.producer.sweeping.web;

import org.jspecify.annotations.NullMarked;
