package dev.reelay.backend.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class on a backend in a container. Where it cannot run, nothing is constructed and one line says so; what is a
 * {@link KnownDifference} of the backend is expected to fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({WhereItCanRun.class, KnownDifferences.class})
public @interface RunsOn {
    /** The backend that its constructor uses. */
    DockerBackend value();
}
