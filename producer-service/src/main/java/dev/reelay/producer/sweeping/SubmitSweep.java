package dev.reelay.producer.sweeping;

import dev.reelay.backend.Feature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes a sweep or an audit as a job is taken: enters it provisionally, sends the step from which all others follow, and only then
 * accepts it. One that dies in between leaves an entry that vanishes and, at most, a message that sweeps for nobody; and who repeats
 * it sweeps what SQS drops as duplicates.
 */
public final class SubmitSweep {

    private final Feature feature;
    private final Sweeps sweeps;
    private final SweepQueue queue;
    private final Buckets buckets;
    private final Targets targets;
    private final Clock clock;
    private final Supplier<SweepId> ids;

    /** {@code ids} are hard to guess: whoever knows one sees its sweep. */
    public SubmitSweep(
            Feature feature,
            Sweeps sweeps,
            SweepQueue queue,
            Buckets buckets,
            Targets targets,
            Clock clock,
            Supplier<SweepId> ids) {
        this.feature = feature;
        this.sweeps = sweeps;
        this.queue = queue;
        this.buckets = buckets;
        this.targets = targets;
        this.clock = clock;
        this.ids = ids;
    }

    /** Submits an order. Throws what AWS's not answering is told by: then nothing is promised. */
    public SweepSubmission submit(SweepOrder order) {
        Optional<String> whyOff = feature.whyOff();
        if (whyOff.isPresent()) {
            return new SweepSubmission.Unused(whyOff.get());
        }
        if (!buckets.isOpen(order.bucket())) {
            return new SweepSubmission.BucketClosed();
        }
        return task(order)
                .map(task -> new Sweep(ids.get(), task, order.bucket(), order.prefix(), clock.instant()))
                .map(this::accept)
                .orElseGet(SweepSubmission.QueueClosed::new);
    }

    private Optional<Task> task(SweepOrder order) {
        return order.queue().isEmpty()
                ? Optional.of(new Task.Audit())
                : order.queue().flatMap(target -> targets.url(target).map(url -> new Task.Publish(target.text(), url)));
    }

    private SweepSubmission accept(Sweep sweep) {
        sweeps.open(sweep);
        queue.send(new SweepStep(sweep.id(), 0, 0)).join();
        return sweeps.accept(sweep.id())
                ? new SweepSubmission.Accepted(new SweepProgress(sweep, List.of(SweepRange.first(sweep))))
                : new SweepSubmission.Expired();
    }
}
