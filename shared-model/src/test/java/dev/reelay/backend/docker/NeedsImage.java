package dev.reelay.backend.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with containers of its own. Where one of their images is missing, nothing is constructed and one line says so. One that
 * {@link StartsItsBackend} is expected to fail where a {@link KnownDifference} says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({WhereItCanRun.class, KnownDifferences.class})
public @interface NeedsImage {
    /** LocalStack: pinned, because {@code latest} exits without an account token since March 2026. */
    String LOCALSTACK = "localstack/localstack:4.14.0";

    /** What the Dockerfile builds our own images from. */
    String JRE = "eclipse-temurin:25-jre";

    /** All that it runs and builds from, each with its tag. */
    String[] value();
}
