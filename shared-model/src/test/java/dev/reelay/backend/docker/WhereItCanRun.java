package dev.reelay.backend.docker;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a class out, before it is constructed, where an image of its containers is missing, and says so in one line for all classes. */
final class WhereItCanRun implements ExecutionCondition {

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private final Function<String, Optional<String>> absence;
    private final PrintStream out;

    /** As JUnit makes it. */
    WhereItCanRun() {
        // Not logged: it must be seen in the build's output, whatever is logged there.
        this(DockerEngine::absence, System.out);
    }

    /** Where {@code absence} tells why no container of an image can run, and is empty if one can. */
    WhereItCanRun(Function<String, Optional<String>> absence, PrintStream out) {
        this.absence = absence;
        this.out = out;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestClass().map(this::evaluate).orElseGet(WhereItCanRun::canRun);
    }

    ConditionEvaluationResult evaluate(Class<?> type) {
        return absence(type).map(this::leftOut).orElseGet(WhereItCanRun::canRun);
    }

    private static ConditionEvaluationResult canRun() {
        return ConditionEvaluationResult.enabled("its containers can run");
    }

    private Optional<String> absence(Class<?> type) {
        Stream<String> shared = AnnotationSupport.findAnnotation(type, RunsOn.class).stream()
                .map(on -> on.value().image());
        Stream<String> own = AnnotationSupport.findAnnotation(type, NeedsImage.class).stream()
                .flatMap(needs -> Stream.of(needs.value()));
        return Stream.concat(shared, own)
                .flatMap(image -> absence.apply(image).stream())
                .findFirst();
    }

    private ConditionEvaluationResult leftOut(String why) {
        if (SAID.add(why)) {
            out.println("DID NOT RUN, tests in containers (*IT): " + why);
        }
        return ConditionEvaluationResult.disabled(why);
    }
}
