package dev.reelay.producer.sweeping;

import dev.reelay.movie.Decoded;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.StageName;
import dev.reelay.stage.Verdict;
import dev.reelay.stage.Work;
import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import dev.reelay.sweep.SweptObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Goes through one page of a range: lists it, publishes or audits its objects, records it, and sends the step that follows; then its
 * own message may be deleted. Killed anywhere, it is begun again by its next delivery, and repeats at most this page, whose messages
 * SQS then drops as duplicates; the record is made once, so every object counts once.
 *
 * <p>A delivery that finds its page recorded cannot know whether the step that follows was sent. Whoever recorded it sends it within
 * the time that a call may take: after that, this delivery does so in its place. Were it to send at once, each duplicate would
 * go through all the rest of the range beside the other.
 */
public final class TakeStep implements Work<SweepStep> {

    /** Of an audit, so that its mismatches, and the ranges made with them, fit into the 100 actions of a transaction. */
    static final int MOST_AUDITED = 80;

    private final Sweeps sweeps;
    private final Buckets buckets;
    private final Targets targets;
    private final SweepQueue queue;
    private final SweepMetrics metrics;
    private final AuditObjects audit;
    private final int keysPerStep;
    private final Duration callTimeout;
    private final Clock clock;

    /**
     * Goes through {@code buckets} into {@code targets}.
     *
     * @param keysPerStep the most keys of a page
     * @param callTimeout how long a send may take with all its attempts
     */
    public TakeStep(
            Sweeps sweeps,
            Buckets buckets,
            Targets targets,
            SweepQueue queue,
            SweepMetrics metrics,
            int keysPerStep,
            Duration callTimeout,
            Clock clock) {
        this.sweeps = sweeps;
        this.buckets = buckets;
        this.targets = targets;
        this.queue = queue;
        this.metrics = metrics;
        this.audit = new AuditObjects(buckets);
        this.keysPerStep = keysPerStep;
        this.callTimeout = callTimeout;
        this.clock = clock;
    }

    @Override
    public StageName stage() {
        return StageName.SWEEP;
    }

    @Override
    public Decoded<SweepStep> decode(String body) {
        return SweepStep.read(body);
    }

    @Override
    public Map<String, String> ids(SweepStep step) {
        return Map.of("sweepId", step.sweepId().value(), "step", step.range() + "/" + step.step());
    }

    @Override
    public Verdict handle(SweepStep step) {
        Optional<SweepProgress> found = sweeps.find(step.sweepId());
        if (found.isEmpty()) {
            return new Verdict.Park(ParkReason.UNKNOWN_JOB, "there is no sweep or audit " + step.sweepId());
        }
        SweepProgress progress = found.get();
        Optional<SweepRange> range = progress.range(step.range());
        if (range.isEmpty() || step.step() > range.get().step()) {
            return tooEarly(step);
        }
        return step.step() < range.get().step()
                ? passOn(progress, range.get(), step)
                : range.get()
                        .rest()
                        .map(rest -> take(progress, range.get(), rest, step))
                        .orElseGet(() -> tooEarly(step));
    }

    private static Verdict tooEarly(SweepStep step) {
        return new Verdict.Park(
                ParkReason.TOO_EARLY,
                "range %d of %s has no step %d, or not yet".formatted(step.range(), step.sweepId(), step.step()));
    }

    private Verdict take(SweepProgress progress, SweepRange range, KeyRange rest, SweepStep step) {
        Sweep sweep = progress.sweep();
        KeyPage page;
        Findings findings;
        try {
            page = buckets.page(sweep.bucket(), rest, keys(sweep.task()));
            findings = findings(sweep.task(), page.objects());
        } catch (OutOfReachException closed) {
            return new Verdict.Park(ParkReason.OUT_OF_REACH, String.valueOf(closed.getMessage()));
        }
        Sweeps.Taken taken = taken(range, page, findings);
        if (!sweeps.record(sweep.id(), taken)) {
            // Another delivery has recorded it meanwhile: this one is passed on, as if it had come later.
            return handle(step);
        }
        metrics.recorded(sweep.task(), findings.counts());
        send(new SweepProgress(sweep, taken.made()).following(taken.range()));
        return new Verdict.Done();
    }

    private int keys(Task task) {
        return task instanceof Task.Audit ? Math.min(MOST_AUDITED, keysPerStep) : keysPerStep;
    }

    private Findings findings(Task task, List<SweptObject> objects) {
        return switch (task) {
            case Task.Publish publish -> {
                targets.publish(publish.queueUrl(), objects);
                yield new Findings(Counts.published(objects.size()), List.of());
            }
            case Task.Audit any -> audit.audit(objects);
        };
    }

    private Sweeps.Taken taken(SweepRange range, KeyPage page, Findings findings) {
        Instant now = clock.instant();
        List<KeyRange> parts = range.mayBeCut() ? page.parts() : List.of();
        if (parts.size() < 2) {
            return new Sweeps.Taken(range.after(findings.counts(), page.rest(), now), List.of(), findings.mismatches());
        }
        List<SweepRange> made = IntStream.range(0, parts.size())
                .mapToObj(i -> SweepRange.begun(i + 1, parts.get(i), now))
                .toList();
        return new Sweeps.Taken(range.after(findings.counts(), Optional.empty(), now), made, findings.mismatches());
    }

    /** What follows is on its way already if the range is further; otherwise it is so, or it will be, or it never will. */
    private Verdict passOn(SweepProgress progress, SweepRange range, SweepStep step) {
        List<SweepStep> following = step.step() + 1 == range.step() ? progress.following(range) : List.of();
        Duration ago = Duration.between(range.steppedOn(), clock.instant());
        if (!following.isEmpty() && ago.compareTo(callTimeout) < 0) {
            // The clock of whoever recorded it may be ahead of ours.
            Duration left = ago.isNegative() ? callTimeout : callTimeout.minus(ago);
            return Verdict.Retry.behind(left);
        }
        send(following);
        return new Verdict.Done();
    }

    private void send(List<SweepStep> steps) {
        CompletableFuture<?>[] sent = steps.stream().map(queue::send).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).join();
    }
}
