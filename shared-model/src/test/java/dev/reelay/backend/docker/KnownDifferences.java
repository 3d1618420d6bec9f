package dev.reelay.backend.docker;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Expects tests to fail on backends of which a {@link KnownDifference} says so. */
final class KnownDifferences implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    private static void run(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        Optional<KnownDifference> difference = difference(context);
        if (difference.isEmpty()) {
            invocation.proceed();
        } else {
            String test = context.getRequiredTestClass().getName() + ", " + context.getDisplayName();
            runDiffering(invocation, test, difference.get());
        }
    }

    /** Runs the test of this name where it is expected to fail. */
    static void runDiffering(Invocation<@Nullable Void> invocation, String test, KnownDifference difference)
            throws Throwable {
        String line = "%s differs from AWS: %s (%s%s)"
                .formatted(difference.on(), difference.reason(), test, difference.tried() ? "" : ", not tried");
        if (!difference.tried()) {
            invocation.skip();
            System.out.println(line);
            throw new TestAbortedException(line);
        }
        try {
            invocation.proceed();
        } catch (Exception | AssertionError met) {
            if (!explains(difference, met)) {
                throw met;
            }
            System.out.println(line);
            throw new TestAbortedException(line, met);
        }
        if (difference.always()) {
            throw new AssertionError(
                    "%s does as AWS does: remove @KnownDifference(\"%s\") and its line in docs/backends.md"
                            .formatted(difference.on(), difference.reason()));
        }
    }

    /** Whether the failure, or what caused it, is one that the difference leads to. */
    static boolean explains(KnownDifference difference, Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .anyMatch(said -> Stream.of(difference.failure()).anyMatch(said::contains));
    }

    private static Optional<KnownDifference> difference(ExtensionContext context) {
        List<KnownDifference> all =
                AnnotationSupport.findRepeatableAnnotations(context.getRequiredTestMethod(), KnownDifference.class);
        // Asked only where something differs: what is not needed is not started.
        return all.isEmpty()
                ? Optional.empty()
                : emulator(context)
                        .flatMap(met -> all.stream()
                                .filter(difference -> difference.on() == met)
                                .findFirst());
    }

    private static Optional<Emulator> emulator(ExtensionContext context) {
        return context.getRequiredTestInstance() instanceof StartsItsBackend own
                ? Optional.of(own.emulator())
                : context.getTestClass()
                        .flatMap(type -> AnnotationSupport.findAnnotation(type, RunsOn.class))
                        .map(on -> on.value().emulator());
    }
}
