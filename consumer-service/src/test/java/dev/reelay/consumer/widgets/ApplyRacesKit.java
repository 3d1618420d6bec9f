package dev.reelay.consumer.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.backend.docker.Emulator;
import dev.reelay.backend.docker.KnownDifference;
import dev.reelay.stage.Verdict;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.Requests;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Requests for a few widgets, each delivered to several instances at once, and the next of a widget as soon as the first of these is
 * done, while the others are still at it: as SQS delivers when it delivers more than once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class ApplyRacesKit {

    private static final int WIDGETS = 4;
    private static final int REQUESTS = 12;
    private static final int DELIVERIES = 3;

    private final Account account;

    ApplyRacesKit(Account account) {
        this.account = account;
    }

    @AfterAll
    void close() {
        account.close();
    }

    @Test
    @KnownDifference(on = Emulator.MOTO, tried = false, reason = KnownDifference.CHECK_THEN_WRITE)
    void requests_eachDeliveredToSeveralAtOnce_areAppliedOnceAndInOrder() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = IntStream.range(0, WIDGETS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> race(new Random(i), threads), threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        }
    }

    private void race(Random random, Executor threads) {
        WidgetKey key = aWidget();
        Optional<Widget> expected = Optional.empty();
        List<CompletableFuture<Void>> stragglers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            WidgetRequest request = anyRequest(random, key, "r-%02d".formatted(i));
            expected = request.applyTo(expected).after();
            RequestPointer pointer = account.store(UUID.randomUUID().toString(), request);
            List<CompletableFuture<Void>> deliveries = IntStream.range(0, DELIVERIES)
                    .mapToObj(n -> CompletableFuture.runAsync(() -> deliver(pointer), threads))
                    .toList();
            CompletableFuture.anyOf(deliveries.toArray(CompletableFuture<?>[]::new))
                    .join();
            stragglers.addAll(deliveries);
        }
        stragglers.forEach(CompletableFuture::join);

        assertThat(account.widget(key)).isEqualTo(expected);
        Map<String, Integer> inOrder = new TreeMap<>();
        IntStream.range(0, REQUESTS).forEach(i -> inOrder.put("r-%02d".formatted(i), i + 1));
        assertThat(new TreeMap<>(account.numbers(key))).isEqualTo(inOrder);
    }

    /** Until it is done, as the queue does. */
    private void deliver(RequestPointer pointer) {
        HandleRequest handling = account.handling();
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                switch (handling.handle(pointer)) {
                    case Verdict.DoneThen(Runnable afterwards) -> afterwards.run();
                    case Verdict.Done done -> {}
                    case Verdict.Park park -> throw new AssertionError("parked: " + park.text());
                    case Verdict.Retry retry -> throw new AssertionError("nobody asks for a retry here");
                }
                return;
            } catch (RuntimeException passing) {
                // Somebody else had the widget, or was at it: it is delivered again.
            }
        }
        throw new AssertionError("never done: " + pointer);
    }

    private static WidgetRequest anyRequest(Random random, WidgetKey key, String requestId) {
        Map<String, String> values = new TreeMap<>();
        values.put("label", "L" + random.nextInt(3));
        values.put("size", random.nextBoolean() ? "" : "" + random.nextInt(3));
        return switch (random.nextInt(4)) {
            case 0 -> delete(key, requestId);
            case 1 -> Requests.create(key, requestId, values);
            default -> update(key, requestId, values);
        };
    }
}
