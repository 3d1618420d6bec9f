package dev.reelay.backend.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that fails on a backend because this backend is not as AWS is. It is run there all the same; the failure that is expected is
 * reported as skipped, with a line that gives the reason, any other failure is one, and if it passes it fails: then the mark is to be
 * removed. docs/backends.md has them all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(KnownDifference.Several.class)
public @interface KnownDifference {
    /** Of moto, which copies its table for each transaction. */
    String TABLE_COPIES =
            "copies its table for each transaction: hundreds of movies take minutes, and many at once end in status 500";

    /** Of moto, whose threads have no locks. */
    String CHECK_THEN_WRITE =
            "checks a condition and then writes: of many at once several may be told that they were first";

    /** Of moto, which looks through all that a queue holds for each message. */
    String LONG_QUEUES = "needs minutes for a FIFO queue of hundreds of messages";

    /** Of moto, which answers listings of S3 in XML. */
    String HALF_ENCODED =
            "encodes the keys of a listing, as it is asked to, but not the prefix and the start that it repeats";

    /** What differs. */
    Emulator on();

    /** In what, as one would write it into docs/backends.md. */
    String reason();

    /** What the expected failure, or a cause of it, says in its class name or message: any of these. Needed unless not {@link #tried()}. */
    String[] failure() default {};

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
