package dev.reelay.benchmarks.limit;

import dev.reelay.benchmarks.contender.SampleMovie;
import dev.reelay.benchmarks.measure.Stopwatch;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;

/** One job of the limit. All stages run at once, each as far as the one before has come. */
final class LimitRun {

    private static final int PER_CHUNK = 90;
    private static final int PER_TRANSACTION = 99;
    private static final int PER_BATCH = 10;
    private static final int CHUNKS_PER_RECEIVE = 2;
    private static final int CHUNKS_AT_ONCE = 8;
    private static final int MESSAGES_AT_ONCE = 400;
    private static final long PATIENCE_MINUTES = 30;

    private final LimitTable table;
    private final LimitFiles files;
    private final LimitStage generate;
    private final LimitStage load;
    private final LimitStage confirm;
    private final String bucket;
    private final List<SampleMovie> movies;
    private final Map<String, SampleMovie> byPointer = new HashMap<>();
    private final ExecutorService threads;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final AtomicInteger undeleted;
    private final AtomicInteger unconfirmed;
    private final CompletableFuture<Boolean> confirmed = new CompletableFuture<>();

    LimitRun(LimitClients clients, SchemaNames names, List<SampleMovie> movies, ExecutorService threads) {
        this.bucket = names.bucket();
        this.table = new LimitTable(clients.dynamoDb(), names.table(), bucket);
        this.files = new LimitFiles(clients.s3(), bucket);
        this.generate = new LimitStage(
                new LimitQueue(clients.sqs(), names.generateQueue()), CHUNKS_PER_RECEIVE, CHUNKS_AT_ONCE);
        this.load = new LimitStage(new LimitQueue(clients.sqs(), names.loadQueue()), PER_BATCH, MESSAGES_AT_ONCE);
        this.confirm = new LimitStage(new LimitQueue(clients.sqs(), names.confirmQueue()), PER_BATCH, MESSAGES_AT_ONCE);
        this.movies = movies;
        this.threads = threads;
        movies.forEach(movie -> byPointer.put(movie.pointer(bucket), movie));
        int chunks = chunks();
        this.unconfirmed = new AtomicInteger(movies.size());
        this.undeleted = new AtomicInteger(2 * movies.size() + chunks + (chunks > 1 ? 1 : 0));
    }

    /** Returns when the last message is deleted, how long it was until the last movie was confirmed. */
    Duration run() throws ExecutionException, InterruptedException, TimeoutException {
        Stopwatch watch = Stopwatch.started();
        CompletableFuture<Duration> elapsed = confirmed.thenApply(all -> watch.elapsed());
        start(this::generateAll);
        start(this::loadAll);
        start(this::confirmAll);
        end.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        return elapsed.join();
    }

    private void generateAll() {
        String jobId = movies.getFirst().jobId();
        int chunks = chunks();
        table.open(jobId);
        generate.send(List.of("0"));
        table.accept(jobId);
        table.begin(jobId);
        if (chunks > 1) {
            split(jobId, chunks);
        }
        Gather<String> pointers = new Gather<>(PER_BATCH, movies.size(), inBackground(load::send));
        Gather<Message> done = new Gather<>(PER_BATCH, chunks, deleting(generate));
        generate.receiveAll(
                chunks,
                threads,
                end,
                ranges -> ranges.forEach(range -> start(() -> {
                    table.find(jobId);
                    List<SampleMovie> chunk = chunk(Integer.parseInt(range.body()));
                    files.put(chunk);
                    table.create(chunk);
                    pointers.add(
                            chunk.stream().map(movie -> movie.pointer(bucket)).toList());
                    generate.done(1);
                    done.add(List.of(range));
                })));
    }

    /** The whole job's message, answered by one for each chunk. */
    private void split(String jobId, int chunks) {
        Gather<String> parts = new Gather<>(PER_BATCH, chunks, generate::send);
        CompletableFuture<List<Message>> whole = new CompletableFuture<>();
        end.exceptionally(failure -> whole.completeExceptionally(failure));
        generate.receiveAll(1, threads, end, whole::complete);
        List<Message> received = whole.join();
        table.find(jobId);
        parts.add(IntStream.range(0, chunks).mapToObj(Integer::toString).toList());
        generate.done(1);
        deleting(generate).accept(received);
    }

    private void loadAll() {
        Gather<Message> deletes = new Gather<>(PER_BATCH, movies.size(), inBackground(finishing(load)));
        Gather<Message> sends = new Gather<>(PER_BATCH, movies.size(), inBackground(batch -> {
            confirm.send(batch.stream().map(Message::body).toList());
            deletes.add(batch);
        }));
        Gather<Message> moves = new Gather<>(PER_TRANSACTION, movies.size(), batch -> {
            table.move(of(batch), "STORED", "PROCESSED", "processed_on", "processed_events");
            sends.add(batch);
        });
        load.receiveAll(movies.size(), threads, end, moves::add);
    }

    private void confirmAll() {
        Gather<Message> deletes = new Gather<>(PER_BATCH, movies.size(), inBackground(finishing(confirm)));
        Gather<Message> moves = new Gather<>(PER_TRANSACTION, movies.size(), batch -> {
            table.move(of(batch), "PROCESSED", "CONFIRMED", "confirmed_on", "confirmed_events");
            if (unconfirmed.addAndGet(-batch.size()) == 0) {
                confirmed.complete(true);
            }
            deletes.add(batch);
        });
        Gather<Message> reads = new Gather<>(PER_TRANSACTION, movies.size(), batch -> {
            table.read(of(batch));
            files.get(of(batch));
            moves.add(batch);
        });
        confirm.receiveAll(movies.size(), threads, end, reads::add);
    }

    private Consumer<List<Message>> finishing(LimitStage stage) {
        Consumer<List<Message>> delete = deleting(stage);
        return messages -> {
            delete.accept(messages);
            stage.done(messages.size());
        };
    }

    private Consumer<List<Message>> deleting(LimitStage stage) {
        return messages -> {
            stage.delete(messages);
            if (undeleted.addAndGet(-messages.size()) == 0) {
                end.complete(true);
            }
        };
    }

    private <T> Consumer<List<T>> inBackground(Consumer<List<T>> work) {
        return batch -> start(() -> work.accept(batch));
    }

    private void start(Runnable work) {
        threads.execute(Guard.of(end, work));
    }

    private List<SampleMovie> of(List<Message> messages) {
        return messages.stream().map(message -> byPointer.get(message.body())).toList();
    }

    private List<SampleMovie> chunk(int number) {
        return movies.subList(number * PER_CHUNK, Math.min(movies.size(), (number + 1) * PER_CHUNK));
    }

    private int chunks() {
        return Math.ceilDiv(movies.size(), PER_CHUNK);
    }
}
