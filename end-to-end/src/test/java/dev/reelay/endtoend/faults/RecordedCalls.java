package dev.reelay.endtoend.faults;

import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who asked AWS for what: which program, whichever instance of it, which operation, which resources. */
final class RecordedCalls {

    /** A set: what is asked for a thousand times says no more than once. */
    private final Set<RecordedCall> calls = ConcurrentHashMap.newKeySet();

    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    void add(Call call) {
        program(call.instance())
                .ifPresentOrElse(
                        program -> calls.add(AskedResources.of(program, call)),
                        () -> strangers.add(call.instance() + ": " + call.operation()));
    }

    /**
     * Each different call so far.
     *
     * @throws IllegalStateException if somebody called who is none of ours
     */
    Set<RecordedCall> all() {
        if (!strangers.isEmpty()) {
            throw new IllegalStateException("calls of somebody without the name of a program: " + strangers);
        }
        return Set.copyOf(calls);
    }

    /** Instances are named after their programs, those after the first with a number: {@code producer-2}. */
    private static Optional<Program> program(String instance) {
        return Arrays.stream(Program.values())
                .filter(program -> instance.matches(program.name().toLowerCase(Locale.ROOT) + "(-\\d+)?"))
                .findFirst();
    }
}
