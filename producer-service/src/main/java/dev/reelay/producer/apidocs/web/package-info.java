/** The OpenAPI document: what its operations have in common. */
@NullMarked
package dev.reelay.producer.apidocs.web;

import org.jspecify.annotations.NullMarked;
