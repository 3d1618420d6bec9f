/** Problems as HTTP answers, RFC 9457: those of our own code, of Spring MVC and of the HTTP server. */
@NullMarked
package dev.reelay.producer.problem.web;

import org.jspecify.annotations.NullMarked;
