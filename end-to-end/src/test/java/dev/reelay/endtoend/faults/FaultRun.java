package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * One experiment: jobs, widget requests, a sweep and an audit are submitted, and broken requests put among them, while AWS is faulty and
 * processes are hit, then all goes well and the pipeline settles; files are repaired and dead letters redriven, while AWS is faulty and a producer
 * is hit, and once more while all goes well, and it settles again. Twice the checkers look at what is there.
 */
final class FaultRun {

    /** AWS stays faulty at least so long, and until everything is accepted and every process up again. */
    private static final int FAULTY_SECONDS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** That there were dead letters with a reason, of movies. */
    static final String PARKED = "dead letters that were parked";

    private final Lab lab;
    private final long seed;
    private final History history;
    private final String name = UUID.randomUUID().toString();
    private final Spoiler spoiler;
    private final SweepRun sweeps;
    private final WidgetWorkload widgets;
    private final BrokenRequests broken;
    private final Chaos chaos;

    private FaultRun(Lab lab, long seed, History history) {
        this.lab = lab;
        this.seed = seed;
        this.history = history;
        this.spoiler = new Spoiler(lab.account(), history);
        this.sweeps = new SweepRun(lab, history);
        this.widgets = new WidgetWorkload(lab, history, seed);
        this.broken = new BrokenRequests(lab.account(), history);
        this.chaos = new Chaos(lab, history);
    }

    /** Fails if the checker finds anything, with all that it found; gives the faults of each service that did anything, and whether movies were parked. */
    static Set<String> of(Lab lab, long seed) {
        try (History history = History.in(Path.of("target", "histories", Long.toString(seed)))) {
            System.out.printf("fault run: seed %d, history %s%n", seed, history.file());
            List<Violation> violations = new FaultRun(lab, seed, history).violations();
            violations.forEach(violation -> history.add(new Event.Objection(violation)));
            assertThat(violations)
                    .as("seed %d, history %s; again: ./mvnw verify -Psoak -Dseed=%d", seed, history.file(), seed)
                    .isEmpty();
            return Stream.concat(
                            history.events(Event.Asked.class).stream()
                                    .filter(Event.Asked::mattered)
                                    .map(FaultRun::met),
                            history.events(Event.Looked.class).stream()
                                    .filter(looked -> looked.parked() > 0)
                                    .map(looked -> PARKED))
                    .collect(Collectors.toSet());
        }
    }

    /** Such as {@code S3 FailAfter}; of half a batch, which is another thing for each operation, {@code SQS.SendMessageBatch HalfFailed}. */
    private static String met(Event.Asked asked) {
        String service = asked.operation().substring(0, asked.operation().indexOf('.'));
        String kind = asked.fault().getClass().getSimpleName();
        return switch (asked.fault()) {
            case Fault.Cancel cancel -> "%s %s %s".formatted(service, kind, cancel.reason());
            case Fault.HalfFailed half -> asked.operation() + " " + kind;
            default -> service + " " + kind;
        };
    }

    private List<Violation> violations() {
        lab.account().stream().changes();
        lab.faulty().begin(new FaultPlan(seed), history);
        try {
            phase("faulty");
            submit();
            lab.faulty().faultsEnd();
            phase("settling");
            awaitNothingLeftIn(Account.QUEUES);
            Evidence settled = evidence(Account.QUEUES, List.of());
            List<Violation> violations = new ArrayList<>(Checker.settled(settled));
            violations.addAll(judged(settled.letters(), WidgetCheck::settled));
            violations.addAll(broken.judged(BrokenCheck::settled));
            spoiler.repair();
            phase("redriving while AWS is faulty");
            redriveThroughFaults();
            phase("redriving");
            redriveAll();
            awaitNothingLeftIn(Account.QUEUES);
            broken.takeParked();
            List<String> all = Stream.concat(Account.deadLetterQueues().stream(), Account.QUEUES.stream())
                    .toList();
            awaitNothingLeftIn(all);
            phase("finished");
            Evidence finished = evidence(all, lab.account().stream().changes());
            violations.addAll(Checker.finished(finished));
            violations.addAll(judged(settled.letters(), WidgetCheck::finished));
            violations.addAll(broken.judged(BrokenCheck::finished));
            violations.addAll(TimelineCheck.violations(settled, finished, timelines(), listed()));
            violations.addAll(sweeps.violations());
            lab.refused()
                    .forEach(refused -> violations.add(new Violation(
                            Violation.Rule.NOT_ALLOWED,
                            refused.program() + " " + refused.operation(),
                            "needs " + refused.missing())));
            return violations;
        } finally {
            lab.faulty().end();
        }
    }

    /** Returns when all is accepted and all has happened to the processes that was to happen. */
    private void submit() {
        CompletableFuture.allOf(
                        new Workload(lab, history, name).submit(seed),
                        widgets.submit(),
                        CompletableFuture.runAsync(broken::put),
                        sweeps.order(seed),
                        chaos.unleash(seed, spoiler),
                        new CompletableFuture<Void>().completeOnTimeout(null, FAULTY_SECONDS, TimeUnit.SECONDS))
                .join();
    }

    /** The widgets, each by itself. */
    private List<Violation> judged(List<Letter> letters, Function<WidgetEvidence, List<Violation>> check) {
        return widgets.stories().stream()
                .map(story -> WidgetEvidence.of(lab.account().widgets(), story, history, letters))
                .flatMap(widget -> check.apply(widget).stream())
                .toList();
    }

    private void phase(String name) {
        history.add(new Event.Phase(name));
    }

    /** What it leaves is redriven once more when all goes well; by then nobody holds a dead letter any more. */
    private void redriveThroughFaults() {
        lab.faulty().faultsGoOn();
        CompletableFuture<Void> strike = chaos.strikeAProducer(seed);
        redriveAll();
        strike.join();
        lab.faulty().faultsEnd();
        awaitNothingLeftIn(Account.QUEUES);
        await().atMost(PATIENCE).until(() -> lab.account().hidden(Account.deadLetterQueues()) == 0);
    }

    private void redriveAll() {
        lab.account().left(Account.deadLetterQueues()).keySet().forEach(this::redrive);
    }

    private void redrive(String deadLetters) {
        Producers producers = lab.producers();
        String queue = deadLetters.substring(0, deadLetters.length() - "-dlq".length());
        await().atMost(PATIENCE).until(() -> producers.redrive(lab.kind().named(queue)));
    }

    /** What is left is for the checker to say. */
    private void awaitNothingLeftIn(List<String> queues) {
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() ->
                            lab.faulty().isQuiet() && lab.account().left(queues).isEmpty());
        } catch (ConditionTimeoutException unsettled) {
            history.add(new Event.Phase("not settled"));
            if (lab.account().left(queues).isEmpty()) {
                throw unsettled;
            }
        }
    }

    /** What is told of each job that was accepted, newest first. */
    private Map<String, JsonNode> timelines() {
        Map<String, JsonNode> timelines = new HashMap<>();
        for (Event.Accepted job : history.events(Event.Accepted.class)) {
            timelines.put(
                    job.jobId(),
                    told(producers -> producers.events(job.jobId())).path("events"));
        }
        return timelines;
    }

    /** The jobs of the run, as they are listed by their owner. */
    private List<String> listed() {
        return told(producers -> producers.jobsOf(name)).path("jobs").findValuesAsString("jobId");
    }

    /** The answer of the first producer that has one. */
    private JsonNode told(Function<Producers, Optional<JsonNode>> question) {
        Producers producers = lab.producers();
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> question.apply(producers), Optional::isPresent)
                .orElseThrow();
    }

    private Evidence evidence(List<String> queues, List<Change> changes) {
        Set<String> jobs = history.events(Event.Accepted.class).stream()
                .map(Event.Accepted::jobId)
                .collect(Collectors.toSet());
        Map<MovieRef, Attributes> items = lab.account().items(jobs);
        Map<String, Numbers> numbers = new HashMap<>();
        for (String jobId : jobs) {
            numbers.put(jobId, Numbers.told(told(producers -> producers.job(jobId))));
        }
        // The others are judged by themselves.
        List<Letter> letters = lab.account().letters().stream()
                .filter(letter -> !broken.include(letter))
                .toList();
        int parked = (int)
                letters.stream().filter(letter -> !letter.reason().isEmpty()).count();
        history.add(new Event.Looked(letters.size(), parked));
        return new Evidence(
                history.events(),
                items,
                numbers,
                letters,
                lab.account().left(queues),
                changes.isEmpty() ? Map.of() : lab.account().files(items.values()),
                changes);
    }
}
