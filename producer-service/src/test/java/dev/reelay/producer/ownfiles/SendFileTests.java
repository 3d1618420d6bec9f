package dev.reelay.producer.ownfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.reelay.files.MovieFiles;
import dev.reelay.ledger.Job;
import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.dynamo.Ledgers;
import dev.reelay.localaws.LocalAws;
import dev.reelay.movie.FileKey;
import dev.reelay.movie.FileLocation;
import dev.reelay.movie.FileName;
import dev.reelay.movie.JobId;
import dev.reelay.movie.MovieFile;
import dev.reelay.movie.NamedFile;
import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.generation.GenerationRange;
import dev.reelay.producer.intake.IdempotencyKey;
import dev.reelay.producer.intake.Submission;
import dev.reelay.producer.intake.SubmitJob;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In what order a file is kept and promised, on the real ledger; S3 and the queue answer when a test lets them. */
class SendFileTests {

    private static final int MEBIBYTE = 1 << 20;
    private static final String BUCKET = "bucket";
    private static final FileName LAPTOP = new FileName("laptop.json");
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String TABLE = EmbeddedBackend.fresh("").names().table();

    /** What was done, in its order. */
    private final List<String> done = new CopyOnWriteArrayList<>();

    private final String key = "key-" + UUID.randomUUID();
    private final byte[] bytes = "{ \"run\": \"%s\" }\n".formatted(key).getBytes(UTF_8);
    private final Jobs jobs = Ledgers.jobs(LocalAws.shared().dynamoDb(), TABLE, CLOCK);
    private CompletableFuture<Void> s3 = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> queue = CompletableFuture.completedFuture(null);

    /** What the clock of bodies shows. */
    private final AtomicLong nanos = new AtomicLong();

    private final SubmitJob submitJob = new SubmitJob(jobs, this::sendRange, CLOCK, new SecureRandom());
    private final SendFile sendFile =
            new SendFile(submitJob, new SlowFiles(), BUCKET, Duration.ofMillis(300), nanos::get);

    @Test
    void send_whenNew_keepsTheBytesThenSendsTheRangeAndAccepts() {
        Job job = accepted(send(bytes));

        FileKey name = FileKey.ofContent(bytes);
        assertThat(done).containsExactly("kept " + name, new GenerationRange(job.id(), 0, 1).json());
        assertThat(job.count()).isEqualTo(1);
        assertThat(job.file()).contains(new NamedFile(LAPTOP, new FileLocation(BUCKET, name)));
        assertThat(jobs.find(job.id())).contains(new Jobs.Found(job, true));
    }

    @Test
    void send_whenSentAgainWithoutAKey_isAnotherJob() {
        Job first = accepted(send(LAPTOP, bytes.length, body(bytes), Optional.empty()));
        Job second = accepted(send(LAPTOP, bytes.length, body(bytes), Optional.empty()));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.file()).isEqualTo(first.file());
    }

    @Test
    void send_whenSentAgainWithItsKey_isTheSameJobAndKeepsNothing() {
        Job first = accepted(send(bytes));
        done.clear();

        assertThat(accepted(send(bytes))).isEqualTo(first);
        assertThat(done).isEmpty();
    }

    @Test
    void send_whenTheKeyCameWithAnother_isRefusedAndKeepsNothing() {
        send(bytes);
        done.clear();

        Sending refused = new Sending.Submitted(new Submission.KeyReused());
        assertThat(send("{}".getBytes(UTF_8))).isEqualTo(refused);
        assertThat(send(new FileName("other.json"), bytes.length, body(bytes), key()))
                .isEqualTo(refused);
        assertThat(done).isEmpty();
    }

    @Test
    void send_whenItIsNoJsonObject_saysWhyAndDoesNothing() {
        assertThat(send("[1]".getBytes(UTF_8))).isEqualTo(new Sending.Unfit("is not a JSON object"));

        assertThat(done).isEmpty();
        assertThat(jobs.find(JobId.ofIdempotencyKey(key))).isEmpty();
    }

    @Test
    void send_whenS3DoesNotAnswer_givesUpInTimePromisesNothingAndContinuesWhenRepeated() {
        s3 = new CompletableFuture<>();

        assertThatThrownBy(() -> send(bytes)).hasCauseInstanceOf(TimeoutException.class);

        assertThat(done).isEmpty();
        Job entered = jobs.find(JobId.ofIdempotencyKey(key)).orElseThrow().job();
        assertThat(jobs.find(entered.id())).contains(new Jobs.Found(entered, false));

        s3.complete(null);
        await().until(() -> done.size() == 1); // the first attempt's, which nobody waits for any more
        assertThat(accepted(send(bytes))).isEqualTo(entered);
        assertThat(done).hasSize(3).endsWith(new GenerationRange(entered.id(), 0, 1).json());
    }

    @Test
    void send_whenS3Refuses_failsAndSendsNothing() {
        s3 = CompletableFuture.failedFuture(new IllegalStateException("refused"));

        assertThatThrownBy(() -> send(bytes)).hasRootCauseMessage("refused");

        assertThat(done).isEmpty();
    }

    @Test
    void send_whenTheBodiesUnderWayTakeAllTheRoom_isBusyAndReadsNone() {
        queue = new CompletableFuture<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Sending>> sixteen = atOnce(16, MEBIBYTE, threads);
            try {
                await().until(() -> done.size() == 32);
                assertThat(send(LAPTOP, 1, () -> fail("nobody should read this"), key()))
                        .isEqualTo(new Sending.Busy());
                assertThat(jobs.find(JobId.ofIdempotencyKey(key))).isEmpty();
            } finally {
                queue.complete(null);
            }

            assertThat(sixteen).allSatisfy(sending -> accepted(sending.join()));
            accepted(send(bytes));
        }
    }

    @Test
    void send_ofABurstOfSmallFiles_isNeverBusy() {
        queue = new CompletableFuture<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Sending>> burst = atOnce(60, bytes.length, threads);
            try {
                await().until(() -> done.size() == 120);
            } finally {
                queue.complete(null);
            }

            assertThat(burst).allSatisfy(sending -> accepted(sending.join()));
        }
    }

    @Test
    void send_whenTheBodyBreaksOff_failsAndLeavesItsRoomToOthers() {
        for (int i = 0; i < 17; i++) {
            assertThatThrownBy(() -> sendFile.send(
                            LAPTOP,
                            MEBIBYTE,
                            () -> {
                                throw new EOFException("broken off");
                            },
                            key()))
                    .hasMessage("broken off");
        }

        accepted(send(LAPTOP, MEBIBYTE, body(bytes), key()));
    }

    @Test
    void send_whenTheBodyTrickles_isLateAndLeavesItsRoomToOthers() {
        for (int i = 0; i < 17; i++) {
            assertThat(send(LAPTOP, MEBIBYTE, () -> new Trickle(new byte[MEBIBYTE]), key()))
                    .isEqualTo(new Sending.Late(Duration.ofSeconds(30)));
        }
        assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(17L * 31));
        assertThat(done).isEmpty();
        assertThat(jobs.find(JobId.ofIdempotencyKey(key))).isEmpty();

        accepted(send(LAPTOP, MEBIBYTE, body(bytes), key()));
    }

    @Test
    void send_whenTheBodyIsSlowAndInTime_isTakenWhole() {
        byte[] slow = "{ \"number\": 12345678901234 }\n".getBytes(UTF_8);

        accepted(send(LAPTOP, slow.length, () -> new Trickle(slow), key()));

        assertThat(done).hasSize(2).startsWith("kept " + FileKey.ofContent(slow));
    }

    private static SendFile.Body body(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }

    /** So many sendings of the file, whose clients say it had this size. */
    private List<CompletableFuture<Sending>> atOnce(int many, int size, Executor threads) {
        return IntStream.range(0, many)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> send(LAPTOP, size, body(bytes), Optional.empty()), threads))
                .toList();
    }

    private Sending send(byte[] content) {
        return send(LAPTOP, content.length, body(content), key());
    }

    private Sending send(FileName name, int size, SendFile.Body body, Optional<IdempotencyKey> withKey) {
        try {
            return sendFile.send(name, size, body, withKey);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Optional<IdempotencyKey> key() {
        return Optional.of(new IdempotencyKey(key));
    }

    private static Job accepted(Sending sending) {
        assertThat(sending).isInstanceOf(Sending.Submitted.class);
        return ((Sending.Submitted) sending).submission().orProblem().job();
    }

    private CompletableFuture<Void> sendRange(GenerationRange range) {
        done.add(range.json());
        return queue;
    }

    /** Bytes that come one at a time, each after a second. */
    private final class Trickle extends FilterInputStream {

        Trickle(byte[] content) {
            super(new ByteArrayInputStream(content));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return super.read(buffer, offset, Math.min(1, length));
        }
    }

    private final class SlowFiles implements MovieFiles {

        @Override
        public FileLocation store(MovieFile file) {
            s3.join();
            done.add("kept " + FileKey.ofContent(file.bytes()));
            return new FileLocation(BUCKET, file.key());
        }

        @Override
        public Fetched fetch(FileLocation location) {
            throw new AssertionError("sending reads nothing");
        }
    }
}
