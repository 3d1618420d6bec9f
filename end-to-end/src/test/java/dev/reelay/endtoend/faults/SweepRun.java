package dev.reelay.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

/**
 * The sweep and the audit of a run, of a bucket that is its own and that nobody changes: most keys are digests, so that it is
 * gone through in ranges; some lie beside them, and one object is not what its name says.
 */
final class SweepRun {

    /** What services are told, so that there are some steps although there are few objects. */
    static final int KEYS_PER_STEP = 10;

    /** What the names of the bucket and of the queue begin with. */
    static final String NAMED = "swept-";

    private static final int OBJECTS = 250;
    private static final int WITHIN_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Shorter than SQS knows what it has seen. */
    private static final Duration DEDUPLICATION = Duration.ofMinutes(4);

    private static final String ALTERED = digestKey("what it was");
    private static final Set<String> STRAYS = Set.of("A-stray", "zz/stray.json");

    private final Lab lab;
    private final History history;
    private final String bucket = NAMED + UUID.randomUUID();
    private final String queue = NAMED + UUID.randomUUID() + ".fifo";
    private final String queueUrl;
    private final Map<String, String> objects = new TreeMap<>();
    private final List<String> paths = new ArrayList<>();
    private final long begun = System.nanoTime();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Makes bucket and queue, behind the back of the faulty AWS. */
    SweepRun(Lab lab, History history) {
        this.lab = lab;
        this.history = history;
        IntStream.range(0, OBJECTS)
                .mapToObj("object %d"::formatted)
                .forEach(content -> objects.put(digestKey(content), content));
        STRAYS.forEach(key -> objects.put(key, key));
        objects.put(ALTERED, "what it is");
        Clients aws = lab.account().clients();
        aws.s3().createBucket(request -> request.bucket(bucket));
        objects.forEach((key, content) ->
                aws.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content)));
        this.queueUrl = aws.sqs()
                .createQueue(
                        request -> request.queueName(queue).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    /** Begins; what it gives is done when both are accepted. */
    CompletableFuture<Void> order(long seed) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        return CompletableFuture.allOf(
                later(random, "/sweeps", "sweepId", "{\"bucket\":\"%s\",\"queue\":\"%s\"}".formatted(bucket, queue)),
                later(random, "/audits", "auditId", "{\"bucket\":\"%s\"}".formatted(bucket)));
    }

    private CompletableFuture<Void> later(Random random, String path, String id, String body) {
        return CompletableFuture.runAsync(
                () -> accepted(path, id, body),
                CompletableFuture.delayedExecutor(random.nextInt(WITHIN_MILLIS), TimeUnit.MILLISECONDS, threads));
    }

    private void accepted(String path, String id, String body) {
        Producers producers = lab.producers();
        JsonNode ordered = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> producers.order(path, body), Optional::isPresent)
                .orElseThrow();
        String lookedAt = path + "/" + ordered.path(id).asString();
        synchronized (paths) {
            paths.add(lookedAt);
        }
        history.add(new Event.Ordered(lookedAt));
    }

    /** When nothing is left to do: what is not as it should be. */
    List<Violation> violations() {
        SweepCheck check = new SweepCheck(objects.keySet(), mismatches());
        boolean isWithinDeduplication = System.nanoTime() - begun < DEDUPLICATION.toNanos();
        List<Violation> violations = new ArrayList<>();
        for (String path : ordered()) {
            JsonNode told = told(path);
            violations.addAll(
                    path.startsWith("/audits/")
                            ? check.ofAudit(told)
                            : check.ofSweep(told, received(), isWithinDeduplication));
        }
        return violations;
    }

    private List<String> ordered() {
        synchronized (paths) {
            return List.copyOf(paths);
        }
    }

    private static Set<String> mismatches() {
        Set<String> mismatches = new TreeSet<>(STRAYS);
        mismatches.add(ALTERED);
        return mismatches;
    }

    private JsonNode told(String path) {
        Producers producers = lab.producers();
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> producers.look(path), Optional::isPresent)
                .orElseThrow();
    }

    /** The key in each message; they are taken away. */
    private List<String> received() {
        List<String> keys = new ArrayList<>();
        List<Message> some = receive();
        while (!some.isEmpty()) {
            some.forEach(message ->
                    keys.add(Call.JSON.readTree(message.body()).path("key").asString()));
            delete(some);
            some = receive();
        }
        return keys;
    }

    private List<Message> receive() {
        return lab.account()
                .clients()
                .sqs()
                .receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
    }

    private void delete(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(place -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(place))
                        .receiptHandle(messages.get(place).receiptHandle())
                        .build())
                .toList();
        lab.account()
                .clients()
                .sqs()
                .deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }

    private static String digestKey(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
