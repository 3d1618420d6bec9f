package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.ServicePlan;
import dev.reelay.launcher.stack.Stack;
import dev.reelay.launcher.stack.StackPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A stack of the packaged programs with what looks at it. */
record Pipeline(Stack stack, Aws aws, Duration visibility, Map<String, String> properties) implements AutoCloseable {

    /** Generous, because the machine may be busy: nothing waits for it to pass, only for a condition within it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration AS_IN_PRODUCTION = Duration.ofSeconds(30);

    static final List<String> QUEUES = List.of("movie-generate", "movie-load", "movie-confirm");
    static final List<String> DEAD_LETTER_QUEUES = List.of("movie-generate-dlq", "movie-load-dlq", "movie-confirm-dlq");

    /** Everything but the services, which a test starts when it wants them. */
    static Pipeline withoutServices(String name, String queueSuffix) {
        Path home = Path.of("..");
        AwsPlan aws = AwsPlan.onFreePorts();
        Stack stack = Stack.of(StackPlan.in(home, Path.of("target", "logs", name))
                .with(queueSuffix.isEmpty() ? aws : aws.with("--queue-suffix", queueSuffix)));
        stack.startAws();
        return new Pipeline(stack, new Aws(stack.aws(), queueSuffix), AS_IN_PRODUCTION, Map.of());
    }

    /** With one producer and one consumer. */
    static Pipeline start(String name, String queueSuffix) {
        Pipeline pipeline = withoutServices(name, queueSuffix);
        try {
            pipeline.startProducer();
            pipeline.startConsumer();
            return pipeline;
        } catch (RuntimeException failed) {
            pipeline.close();
            throw failed;
        }
    }

    /** What a killed service held comes back soon; services that are started from now on know of it. */
    Pipeline redeliveringSoon() {
        Duration soon = Duration.ofSeconds(6);
        aws.makeVisibleAgainAfter(soon);
        return new Pipeline(stack, aws, soon, properties);
    }

    /** Services that are started from now on have this property. */
    Pipeline with(String property, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(property, value);
        return new Pipeline(stack, aws, visibility, Map.copyOf(more));
    }

    void startProducer() {
        stack.start(configured(ServicePlan.producer()));
    }

    void startConsumer() {
        stack.start(configured(ServicePlan.consumer()));
    }

    private ServicePlan configured(ServicePlan plan) {
        // A JVM that cannot use its AOT cache does not start, instead of starting slowly.
        ServicePlan configured =
                plan.withJvmFlag("-XX:AOTMode=on").with("reelay.stage.visibility", visibility.toSeconds() + "s");
        for (String queue : List.of("generate", "load", "confirm")) {
            configured = configured.with("reelay.queues." + queue, aws.queue("movie-" + queue));
        }
        for (Map.Entry<String, String> property : properties.entrySet()) {
            configured = configured.with(property.getKey(), property.getValue());
        }
        return configured;
    }

    Rest producer() {
        return new Rest(stack.producer().url());
    }

    Rest consumer() {
        return new Rest(stack.consumer().url());
    }

    void awaitState(String jobId, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(producer().job(jobId).get("state").stringValue())
                                .isEqualTo(state));
    }

    void awaitAtLeast(String jobId, String movieState, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> producer().inState(jobId, movieState) >= count);
    }

    void awaitEmpty(List<String> queues) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(queues)
                        .allSatisfy(queue -> assertThat(aws.depth(queue))
                                .as("messages in %s", queue)
                                .isZero()));
    }

    void awaitDepth(String queue, int messages) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(aws.depth(queue)).as("messages in %s", queue).isEqualTo(messages));
    }

    /** Waits until every movie of a job has its item. */
    void awaitRecorded(String jobId, int movies) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> aws.movies(jobId).size() == movies);
    }

    /** Waits until all movies of a job are confirmed and their messages deleted, asking AWS and not the services. */
    void awaitNothingLeftOf(String jobId, int movies) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> aws.states(jobId).equals(Map.of("CONFIRMED", movies)));
        awaitEmpty(QUEUES);
    }

    /** The job's numbers, as REST gives them, are those of the items, counted. */
    void assertCountsAreTheItems(String jobId) {
        Map<String, Integer> items = aws.states(jobId);
        var movies = producer().job(jobId).get("movies");
        for (String state : List.of("stored", "processed", "confirmed", "failed")) {
            assertThat(movies.get(state).intValue())
                    .as("%s in GET /jobs/%s against items %s", state, jobId, items)
                    .isEqualTo(items.getOrDefault(state.toUpperCase(Locale.ROOT), 0));
        }
    }

    @Override
    public void close() {
        aws.close();
        stack.close();
    }
}
