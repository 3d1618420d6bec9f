package dev.reelay.producer.problem;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the API's document describes the query parameter that {@link Limit#parse} reads. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The most entries to answer; there may be fewer although there are more.",
        schema = @Schema(type = "integer", minimum = "1", maximum = "" + Limit.MOST, defaultValue = "" + Limit.DEFAULT))
public @interface LimitParameter {}
