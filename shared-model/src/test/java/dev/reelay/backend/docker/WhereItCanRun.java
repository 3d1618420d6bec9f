package dev.reelay.backend.docker;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a class out, before it is constructed, where an image of its containers is missing, and says so in one line for all classes. */
final class WhereItCanRun implements ExecutionCondition {

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestClass()
                .flatMap(WhereItCanRun::absence)
                .map(WhereItCanRun::leftOut)
                .orElseGet(() -> ConditionEvaluationResult.enabled("its containers can run"));
    }

    private static Optional<String> absence(Class<?> type) {
        Stream<String> shared = AnnotationSupport.findAnnotation(type, RunsOn.class).stream()
                .map(on -> on.value().image());
        Stream<String> own = AnnotationSupport.findAnnotation(type, NeedsImage.class).stream()
                .flatMap(needs -> Stream.of(needs.value()));
        return Stream.concat(shared, own)
                .flatMap(image -> DockerEngine.absence(image).stream())
                .findFirst();
    }

    private static ConditionEvaluationResult leftOut(String why) {
        if (SAID.add(why)) {
            // Not logged: it must be seen in the build's output, whatever is logged there.
            System.out.println("DID NOT RUN, tests in containers (*IT): " + why);
        }
        return ConditionEvaluationResult.disabled(why);
    }
}
