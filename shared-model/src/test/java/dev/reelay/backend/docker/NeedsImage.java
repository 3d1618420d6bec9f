package dev.reelay.backend.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class with containers of its own, made from this image. Where there is none, nothing is constructed and one line says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WhereItCanRun.class)
public @interface NeedsImage {
    /** With its tag. */
    String value();
}
