package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges a run from outside, after the manner of Jepsen's total-queue: what was promised against what is there. Everything that it
 * finds is a bug, of the product or of the harness.
 */
final class Checker {

    private static final String CONFIRMED = "CONFIRMED";
    private static final String FAILED = "FAILED";
    private static final long MOST_MILLIS_TO_STOP = 25_000;

    private Checker() {}

    /** When the queues have become empty for the first time: nothing is lost, and what failed has a cause. */
    static List<Violation> settled(Evidence evidence) {
        List<Violation> violations = new ArrayList<>(unsettled(evidence));
        for (Event.Accepted job : evidence.jobs()) {
            for (int number = 0; number < job.count(); number++) {
                violations.addAll(movie(evidence, new MovieRef(job.jobId(), number)));
            }
        }
        violations.addAll(counts(evidence));
        violations.addAll(parkedWithoutCause(evidence));
        return violations;
    }

    /** When the files are repaired, the dead letters redriven and the queues empty again: all is as it was ordered. */
    static List<Violation> finished(Evidence evidence) {
        List<Violation> violations = new ArrayList<>(unsettled(evidence));
        for (Event.Accepted job : evidence.jobs()) {
            for (int number = 0; number < job.count(); number++) {
                MovieRef movie = new MovieRef(job.jobId(), number);
                String state = state(evidence, movie);
                if (!state.equals(CONFIRMED)) {
                    violations.add(new Violation(Rule.LOST, movie.toString(), "after the redrive it is " + state));
                }
            }
            evidence.items().keySet().stream()
                    .filter(movie -> movie.jobId().equals(job.jobId()) && movie.number() >= job.count())
                    .forEach(movie -> violations.add(
                            new Violation(Rule.UNEXPECTED, movie.toString(), "only " + job.count() + " were ordered")));
        }
        evidence.letters()
                .forEach(letter ->
                        violations.add(new Violation(Rule.UNEXPECTED, letter.queue(), "a dead letter: " + letter)));
        violations.addAll(counts(evidence));
        violations.addAll(PathCheck.violations(evidence));
        violations.addAll(DeleteCheck.violations(evidence));
        violations.addAll(FileCheck.violations(evidence));
        violations.addAll(exits(evidence));
        return violations;
    }

    private static List<Violation> unsettled(Evidence evidence) {
        return evidence.left().entrySet().stream()
                .map(queue -> new Violation(Rule.UNSETTLED, queue.getKey(), queue.getValue() + " messages"))
                .toList();
    }

    private static List<Violation> movie(Evidence evidence, MovieRef movie) {
        String state = state(evidence, movie);
        List<Letter> letters = evidence.letters().stream()
                .filter(letter -> letter.leadsTo(movie))
                .toList();
        return switch (state) {
            case CONFIRMED -> List.of();
            case FAILED -> failed(evidence, movie, letters);
            default ->
                letters.isEmpty()
                        ? List.of(new Violation(
                                Rule.LOST, movie.toString(), "it is " + state + " and no message leads to it"))
                        : List.of();
        };
    }

    private static List<Violation> failed(Evidence evidence, MovieRef movie, List<Letter> letters) {
        List<Violation> violations = new ArrayList<>();
        if (evidence.items()
                        .getOrDefault(movie, new Attributes(Map.of()))
                        .text("failure")
                        .isBlank()
                || letters.stream().noneMatch(letter -> tells(evidence, letter))) {
            violations.add(new Violation(
                    Rule.FAILED_WITHOUT_TRACE, movie.toString(), "no reason, or no dead letter with one: " + letters));
        }
        if (!evidence.spoiled().contains(movie)) {
            violations.add(new Violation(Rule.UNEXPECTED, movie.toString(), "it failed, and nobody touched its file"));
        }
        return violations;
    }

    /** A failed movie's dead letter: with a reason, unless no instance put it there, but SQS, because parking failed until retries ran out. */
    private static boolean tells(Evidence evidence, Letter letter) {
        return letter.queue().equals("movie-confirm-dlq")
                && (!letter.reason().isBlank()
                        || evidence.events(Event.Sent.class).stream()
                                .noneMatch(sent -> sent.queue().equals(letter.queue())
                                        && sent.body().equals(letter.body())));
    }

    /** Retries may run out, but of what we send only a pointer to a spoiled file may ever be called beyond help. */
    private static List<Violation> parkedWithoutCause(Evidence evidence) {
        return evidence.letters().stream()
                .filter(letter -> !letter.reason().isEmpty())
                .filter(letter -> evidence.spoiled().stream().noneMatch(letter::leadsTo))
                .map(letter -> new Violation(Rule.UNEXPECTED, letter.queue(), "parked without cause: " + letter))
                .toList();
    }

    private static List<Violation> counts(Evidence evidence) {
        return evidence.jobs().stream()
                .flatMap(job -> {
                    Numbers counted = Numbers.counted(
                            job.count(),
                            evidence.items().entrySet().stream()
                                    .filter(item -> item.getKey().jobId().equals(job.jobId()))
                                    .map(Map.Entry::getValue)
                                    .toList());
                    Numbers told = evidence.numbers().get(job.jobId());
                    return counted.equals(told)
                            ? Stream.<Violation>empty()
                            : Stream.of(new Violation(
                                    Rule.COUNTS_DISAGREE, job.jobId(), "told " + told + ", counted " + counted));
                })
                .toList();
    }

    private static List<Violation> exits(Evidence evidence) {
        return evidence.events(Event.Ended.class).stream()
                .filter(ended -> ended.exitCode() != 0 || ended.afterMillis() > MOST_MILLIS_TO_STOP)
                .map(ended -> new Violation(
                        Rule.BAD_EXIT,
                        ended.instance(),
                        "exit code " + ended.exitCode() + " after " + ended.afterMillis() + " ms"))
                .toList();
    }

    private static String state(Evidence evidence, MovieRef movie) {
        Attributes item = evidence.items().get(movie);
        return item == null ? "not there" : item.text("state");
    }
}
