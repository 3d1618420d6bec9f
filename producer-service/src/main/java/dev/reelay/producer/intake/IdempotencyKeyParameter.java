package dev.reelay.producer.intake;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the API's document describes the header that {@link IdempotencyKey#parse} reads. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "Your own name for this request. The same key and body gives the same job again, so a"
                + " request whose answer was lost can be repeated; the same key with another body is 422.",
        schema = @Schema(type = "string", minLength = 1, maxLength = IdempotencyKey.LONGEST))
public @interface IdempotencyKeyParameter {}
