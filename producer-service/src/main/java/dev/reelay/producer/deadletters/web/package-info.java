/** Queues and dead letters over HTTP. */
@NullMarked
package dev.reelay.producer.deadletters.web;

import org.jspecify.annotations.NullMarked;
