package dev.reelay.consumer.widgets.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.reelay.consumer.widgets.ApplyRequest;
import dev.reelay.consumer.widgets.DrainRequests;
import dev.reelay.consumer.widgets.WidgetMetrics;
import dev.reelay.stage.StageMetrics;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

@Timeout(60)
class RequestPollerTests {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void poller_whileItRuns_looksAgainAndAgainAlsoAfterFailuresAndStopsAtOnce() {
        RequestPoller poller = new RequestPoller(draining(new FailingFiles()), Duration.ofMillis(20));
        assertThat(poller.isRunning()).isFalse();

        poller.start();
        assertThat(poller.isRunning()).isTrue();
        await().until(() -> looks.get() >= 5);
        poller.stop();

        assertThat(poller.isRunning()).isFalse();
        int after = looks.get();
        await().during(Duration.ofMillis(200)).until(() -> looks.get() == after);
    }

    @Test
    void poller_inALongPause_stopsWithoutWaitingForItsEnd() {
        RequestPoller poller = new RequestPoller(draining(new FailingFiles()), Duration.ofHours(1));
        poller.start();
        await().until(() -> looks.get() == 1);

        poller.stop();

        assertThat(poller.isRunning()).isFalse();
    }

    @Test
    void poller_whenTheContextCloses_beginsNoOtherLookAndRunsUntilTheOneInHandIsDone() {
        CountDownLatch answer = new CountDownLatch(1);
        RequestPoller poller = new RequestPoller(draining(new SlowFiles(answer)), Duration.ofMillis(1));
        poller.start();
        await().until(() -> looks.get() == 1);

        try (GenericApplicationContext context = new GenericApplicationContext()) {
            poller.onApplicationEvent(new ContextClosedEvent(context));
        }
        assertThat(poller.isRunning()).isTrue();
        answer.countDown();

        await().until(() -> !poller.isRunning());
        assertThat(looks).hasValue(1);
    }

    private static DrainRequests draining(RequestFiles files) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ApplyRequest apply = new ApplyRequest(NoLedger.INSTANCE, NoLedger.INSTANCE, new WidgetMetrics(meters));
        return new DrainRequests(files, NoLedger.INSTANCE, apply, new StageMetrics(meters));
    }

    /** Two looks of three fail. */
    private final class FailingFiles extends NoFiles {
        @Override
        public Page after(Optional<RequestKey> key) {
            return switch (looks.incrementAndGet() % 3) {
                case 0 -> throw new IllegalStateException("S3 is away");
                case 2 -> throw new OutOfMemoryError("no room for a request");
                default -> new Page(List.of(), Optional.empty());
            };
        }
    }

    /** Its look takes until there is an answer. */
    private final class SlowFiles extends NoFiles {
        private final CountDownLatch answer;

        SlowFiles(CountDownLatch answer) {
            this.answer = answer;
        }

        @Override
        public Page after(Optional<RequestKey> key) {
            looks.incrementAndGet();
            await().until(() -> answer.getCount() == 0);
            return new Page(List.of(), Optional.empty());
        }
    }

    private abstract static class NoFiles implements RequestFiles {

        @Override
        public String bucket() {
            return "requests";
        }

        @Override
        public void store(RequestKey key, byte[] json) {
            throw new AssertionError("nothing is stored");
        }

        @Override
        public Found fetch(RequestKey key) {
            throw new AssertionError("there is nothing");
        }

        @Override
        public void delete(Found found) {
            throw new AssertionError("there is nothing");
        }

        @Override
        public Optional<RequestKey> park(Found found, String reason) {
            throw new AssertionError("there is nothing");
        }
    }
}
