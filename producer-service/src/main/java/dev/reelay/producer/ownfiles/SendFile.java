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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Takes a file of somebody's own: looks whether it can be carried, and submits a job of one movie for it, in whose course the file is
 * written to the bucket, as it is and under its digest. So all that {@link SubmitJob} promises holds for files, and a message
 * never leads to one that is not there. The same file sent again without a key is another job, of the same bytes in the bucket.
 */
public final class SendFile {

    private static final int KIBIBYTE = 1024;

    /** What bodies take together, in KiB: requests come in any number (invariant 9). Of the largest 16, of small ones thousands. */
    private static final int PLACES = 16 * KIBIBYTE;

    /** For the bytes of one body, which takes room from others meanwhile. */
    private static final Duration BODY_TIME = Duration.ofSeconds(30);

    private static final int PIECE_BYTES = 8 * KIBIBYTE;

    /** A mebibyte of JSON takes tens in memory while it is looked at, which takes no longer than the processor does. */
    private static final int LOOKS_AT_ONCE = 2;

    private final SubmitJob submitJob;
    private final MovieFiles files;
    private final String bucket;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Semaphore places = new Semaphore(PLACES, true);
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);

    /**
     * Keeps in {@code files}, which are those of {@code bucket}; a client waits, so no step takes longer than {@code patience}, but for the
     * bytes of its body, for which {@code nanoTime}, {@link System#nanoTime()}, is asked.
     */
    public SendFile(SubmitJob submitJob, MovieFiles files, String bucket, Duration patience, LongSupplier nanoTime) {
        this.submitJob = submitJob;
        this.files = files;
        this.bucket = bucket;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends a file. Throws what {@code body} throws, and what S3, the ledger or the queue throws when AWS does not answer: then nothing is
     * promised.
     *
     * @param size the most bytes that {@code body} will bring, up to 1 MiB: as much room is kept for it
     * @param body brings the bytes; opened once there is room for them, and not at all if there is none. Time is looked at between its
     *     pieces, so whoever gives it sees to it that none is waited for too long
     */
    public Sending send(FileName name, int size, Body body, Optional<IdempotencyKey> key) throws IOException {
        int room = Math.max(1, (size + KIBIBYTE - 1) / KIBIBYTE);
        if (!taken(places, room)) {
            return new Sending.Busy();
        }
        try {
            Optional<byte[]> bytes = inTime(body.open(), size);
            return bytes.isPresent() ? send(name, bytes.get(), key) : new Sending.Late(BODY_TIME);
        } finally {
            places.release(room);
        }
    }

    /** All bytes of a body, or nothing if it stalls or trickles. */
    private Optional<byte[]> inTime(InputStream body, int size) throws IOException {
        long begun = nanoTime.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        byte[] piece = new byte[PIECE_BYTES];
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            if (nanoTime.getAsLong() - begun > BODY_TIME.toNanos()) {
                return Optional.empty();
            }
            bytes.write(piece, 0, read);
        }
        return Optional.of(bytes.toByteArray());
    }

    private Sending send(FileName name, byte[] bytes, Optional<IdempotencyKey> key) {
        if (!taken(looks, 1)) {
            return new Sending.Busy();
        }
        Optional<String> problem;
        try {
            problem = problem(name, bytes);
        } finally {
            looks.release();
        }
        return problem.<Sending>map(Sending.Unfit::new).orElseGet(() -> submit(name, bytes, key));
    }

    /** Why it is no file that can be carried, if it is none; what it says is not kept. */
    private static Optional<String> problem(FileName name, byte[] bytes) {
        return switch (OwnFile.read(name, bytes)) {
            case Decoded.Malformed<OwnFile>(String problem) -> Optional.of(problem);
            case Decoded.Value<OwnFile> readable -> Optional.empty();
        };
    }

    /** The bytes of a file that are still on their way. */
    @FunctionalInterface
    public interface Body {

        /** Where they arrive, up to their end. */
        InputStream open() throws IOException;
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

    private boolean taken(Semaphore some, int permits) {
        try {
            return some.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
