package dev.reelay.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The widget requests of a run, drawn by its seed. Those for a widget are submitted one after the other, each until some producer
 * answers 202: their order is promised.
 */
final class WidgetWorkload {

    private static final int WIDGETS = 3;
    private static final int REQUESTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Lab lab;
    private final History history;
    private final List<WidgetStory> stories;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    WidgetWorkload(Lab lab, History history, long seed) {
        this.lab = lab;
        this.history = history;
        // Mixed first: with small seeds Random itself begins nearly the same.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        // The same seed may come twice in the life of a table.
        String run = UUID.randomUUID().toString();
        this.stories = IntStream.range(0, WIDGETS)
                .mapToObj(i -> WidgetStory.drawn("w-" + i + "-" + run, REQUESTS, random))
                .toList();
    }

    List<WidgetStory> stories() {
        return stories;
    }

    /** Begins; what it gives is done when all requests are accepted. */
    CompletableFuture<Void> submit() {
        return CompletableFuture.allOf(stories.stream()
                .map(story -> CompletableFuture.runAsync(
                        () -> story.requests().forEach(request -> accepted(story, request)), threads))
                .toArray(CompletableFuture<?>[]::new));
    }

    private void accepted(WidgetStory story, ObjectNode request) {
        Producers producers = lab.producers();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> producers.submitRequest(request), Optional::isPresent);
        history.add(new Event.RequestAccepted(
                story.path(), request.path("requestId").asString()));
    }
}
