package dev.reelay.backend.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of a kit that fails on a backend because this backend is not as AWS is. It is run there all the same unless it is not {@link #tried()}, its failure is reported as
 * skipped, with the reason in a line of its own; and if it passes it fails: then the mark is to be removed. docs/backends.md has them all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(KnownDifference.Several.class)
public @interface KnownDifference {
    /** Of moto, which copies its table for each transaction. */
    String TABLE_COPIES =
            "copies its table for each transaction: hundreds of movies take minutes, and many at once end in status 500";

    /** What differs. */
    Emulator on();

    /** In what, as one would write it into docs/backends.md. */
    String reason();

    /** Whether it shows in every run and on each kind of queue; if not, the test may also pass. */
    boolean always() default true;

    /** Whether the test is run there at all; not if that would take minutes. */
    boolean tried() default true;

    /** Several of them at one test. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        KnownDifference[] value();
    }
}
