package dev.reelay.producer.ownfiles;

import dev.reelay.files.MovieFiles;
import dev.reelay.movie.Decoded;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.NamedFile;
import dev.reelay.movie.OwnFile;
import dev.reelay.producer.intake.IdempotencyKey;
import dev.reelay.producer.intake.SubmitJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes a file of somebody's own: looks whether it can be carried, and submits a job of one movie for it, in whose course the file is
 * written to the bucket, as it is and under its digest. So all that {@link SubmitJob} promises holds for files, and a message
 * never leads to one that is not there. The same file sent again without a key is another job, of the same bytes in the bucket.
 */
public final class SendFile {

    /** A mebibyte of JSON takes several in memory while it is looked at, and requests come in any number (invariant 9). */
    private static final int AT_ONCE = 8;

    private final SubmitJob submitJob;
    private final MovieFiles files;
    private final String bucket;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Keeps in {@code files}, which are those of {@code bucket}; a client waits, so no step takes longer than {@code patience}. */
    public SendFile(SubmitJob submitJob, MovieFiles files, String bucket, Duration patience) {
        this.submitJob = submitJob;
        this.files = files;
        this.bucket = bucket;
        this.patience = patience;
    }

    /** Sends a file. Throws what S3, the ledger or the queue throws when AWS does not answer: then nothing is promised. */
    public Sending send(FileName name, byte[] bytes, Optional<IdempotencyKey> key) {
        if (!hasPlace()) {
            return new Sending.Busy();
        }
        try {
            return switch (OwnFile.read(name, bytes)) {
                case Decoded.Malformed<OwnFile>(String problem) -> new Sending.Unfit(problem);
                case Decoded.Value<OwnFile> readable -> submit(name, bytes, key);
            };
        } finally {
            places.release();
        }
    }

    private Sending submit(FileName name, byte[] bytes, Optional<IdempotencyKey> key) {
        MovieFile file = new MovieFile(FileKey.ofContent(bytes), bytes);
        NamedFile named = new NamedFile(name, new FileLocation(bucket, file.key()));
        return new Sending.Submitted(submitJob.submit(named, key, () -> keep(file)));
    }

    /** On a thread of its own, because S3 is waited for as long as a stage would, and here a client waits. */
    private void keep(MovieFile file) {
        CompletableFuture.supplyAsync(() -> files.store(file), Thread::startVirtualThread)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
