package dev.reelay.producer.intake;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Progress;
import dev.reelay.ledger.Tally;
import dev.reelay.movie.JobId;
import dev.reelay.movie.NamedFile;
import dev.reelay.producer.generation.GenerationQueue;
import dev.reelay.producer.generation.GenerationRange;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Takes a job: enters it provisionally with the first event of its timeline, sends the one message from which all its movies
 * follow, and only then accepts it. Whoever is told "accepted" can rely on it; a submission that dies in between leaves an entry
 * that vanishes and, at most, a message that generates movies nobody waits for. What is repeated, by the client with its key or by
 * the SDK after a lost answer, continues where the earlier attempt ended: sending the message twice is harmless.
 */
public final class SubmitJob {

    /** Seeds that we draw stay below this, so that every JSON reader keeps them exactly. */
    private static final long SEEDS = 1L << 53;

    private final Jobs jobs;
    private final GenerationQueue generation;
    private final Clock clock;
    private final RandomGenerator random;

    /** {@code random} is shared by threads and hard to guess: ids are drawn from it. */
    public SubmitJob(Jobs jobs, GenerationQueue generation, Clock clock, RandomGenerator random) {
        this.jobs = jobs;
        this.generation = generation;
        this.clock = clock;
        this.random = random;
    }

    /** Submits an order. Throws what the ledger or the queue throws when AWS does not answer: then nothing is promised. */
    public Submission submit(JobOrder order, Optional<IdempotencyKey> key) {
        Job job = new Job(
                id(key),
                order.count(),
                order.seed().orElseGet(() -> random.nextLong(SEEDS)),
                clock.instant(),
                order.canonical(),
                order.owner());
        return submit(job, () -> {});
    }

    /**
     * Submits a file of somebody's own as a job of one movie. {@code keep} brings the file to where it is said to lie: it is called
     * before the message is sent that leads to it, perhaps more than once, and never for a request that is refused. What it throws ends
     * the submission.
     */
    public Submission submit(NamedFile file, Optional<IdempotencyKey> key, Runnable keep) {
        return submit(Job.ofFile(id(key), file, clock.instant(), "file=" + file), keep);
    }

    private Submission submit(Job job, Runnable keep) {
        return switch (jobs.open(job)) {
            case Jobs.Opening.Opened opened -> accept(job, keep);
            case Jobs.Opening.Existing(Jobs.Found found) -> resume(job, found, keep);
        };
    }

    private Submission resume(Job job, Jobs.Found found, Runnable keep) {
        if (!found.job().request().equals(job.request())) {
            return new Submission.KeyReused();
        }
        if (!found.accepted() && accept(found.job(), keep) instanceof Submission.Expired expired) {
            return expired;
        }
        return jobs.progress(found.job().id())
                .<Submission>map(Submission.Accepted::new)
                .orElseGet(Submission.Expired::new);
    }

    private Submission accept(Job job, Runnable keep) {
        keep.run();
        generation.send(GenerationRange.of(job)).join();
        return jobs.accept(job)
                ? new Submission.Accepted(new Progress(job, new Tally(0, 0, 0, 0), Optional.empty()))
                : new Submission.Expired();
    }

    private JobId id(Optional<IdempotencyKey> key) {
        return key.map(IdempotencyKey::jobId).orElseGet(this::randomId);
    }

    /** A UUID of version 4 (RFC 9562). */
    private JobId randomId() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new JobId(new UUID(high, low).toString());
    }
}
