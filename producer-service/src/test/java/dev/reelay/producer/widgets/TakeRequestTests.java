package dev.reelay.producer.widgets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.backend.Feature;
import dev.reelay.backend.RequiredNames;
import dev.reelay.queues.Delivery;
import dev.reelay.queues.Outgoing;
import dev.reelay.queues.Queue;
import dev.reelay.widgets.Application;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.Entry;
import dev.reelay.widgets.Lease;
import dev.reelay.widgets.Owner;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestId;
import dev.reelay.widgets.RequestKey;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestPointer;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.Standing;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TakeRequestTests {

    private static final WidgetRequest REQUEST = new WidgetRequest.Create(
            new RequestId(new WidgetKey("ann-lee", "w-1"), "r-1"),
            new Owner("Ann Lee"),
            new TreeMap<>(Map.of("label", "L")));
    private static final RequestKey KEY = new RequestKey("0001.json");
    private static final RequestPointer POINTER = new RequestPointer("requests", KEY, REQUEST.id());

    /** What was done, in its order. */
    private final List<String> done = new ArrayList<>();

    private Entry entry = new Entry(KEY, true, false);
    private boolean queueAnswers = true;

    @Test
    void take_byQueue_entersThenStoresThenPointsToIt() {
        assertThat(taking(new RequestSource.Pointed("q.fifo", "requests"))).isEqualTo(new Taking.Accepted());

        assertThat(done)
                .containsExactly(
                        "enter r-1",
                        "store 0001.json " + new String(REQUEST.json(), UTF_8),
                        "send to q.fifo " + POINTER.json(),
                        "group " + REQUEST.id().widget().group() + ", deduplicated by "
                                + REQUEST.id().deduplicationId());
    }

    @Test
    void take_byBucket_sendsNothing() {
        assertThat(taking(new RequestSource.Polled("requests"))).isEqualTo(new Taking.Accepted());

        assertThat(done).hasSize(2).first().isEqualTo("enter r-1");
    }

    @Test
    void take_whereTheQueueDoesNotAnswer_promisesNothing() {
        queueAnswers = false;

        assertThatThrownBy(() -> taking(new RequestSource.Pointed("q.fifo", "requests")))
                .hasRootCauseMessage("no answer");
    }

    @Test
    void take_ofARequestThatIsApplied_sendsItToWhoKnowsToWhichWidgetsAndNotAsARepetition() {
        entry = new Entry(KEY, true, true);

        assertThat(taking(new RequestSource.Pointed("q.fifo", "requests"))).isEqualTo(new Taking.Accepted());

        assertThat(done)
                .containsExactly(
                        "enter r-1",
                        "store 0001.json " + new String(REQUEST.json(), UTF_8),
                        "send to q.fifo " + POINTER.json(),
                        "group " + REQUEST.id().widget().group() + ", deduplicated by unique");
    }

    @Test
    void take_ofAnotherRequestsId_refusesItAndStoresNothing() {
        entry = new Entry(KEY, false, false);

        assertThat(taking(new RequestSource.Pointed("q.fifo", "requests"))).isEqualTo(new Taking.IdReused());

        assertThat(done).containsExactly("enter r-1");
    }

    @Test
    void take_whereWidgetsAreNotUsed_doesNothing() {
        Feature leftOut = Feature.whereThereIs("Widget requests", RequiredNames.none(), "widget");
        leftOut.leaveOut(List.of("bucket b", "queue q"));

        assertThat(taking(leftOut, new RequestSource.Polled("requests")))
                .isEqualTo(
                        new Taking.Unused(
                                "Widget requests are not used here: there is no bucket b, no queue q (README, \"Widget requests\")."));
        assertThat(done).isEmpty();
    }

    private Taking taking(RequestSource source) {
        return taking(Feature.demanded("Widget requests", RequiredNames.none(), "widget"), source);
    }

    private Taking taking(Feature feature, RequestSource source) {
        return new TakeRequest(
                        feature,
                        source,
                        new OneEntry(),
                        new Recorded(),
                        RecordedQueue::new,
                        Duration.ofSeconds(5),
                        () -> "unique")
                .take(REQUEST);
    }

    private final class OneEntry implements RequestLedger {
        @Override
        public Entry enter(WidgetRequest request) {
            done.add("enter " + request.id().value());
            return entry;
        }

        @Override
        public boolean isApplied(RequestId id) {
            throw new AssertionError("nobody asks for it here");
        }

        @Override
        public Standing standing(WidgetRequest request) {
            throw new AssertionError("nobody asks for it here");
        }

        @Override
        public Optional<Destination> keptIn(WidgetKey widget) {
            throw new AssertionError("nobody asks for it here");
        }

        @Override
        public Optional<Lease> tryLease(WidgetKey widget) {
            throw new AssertionError("who takes requests takes no widget");
        }

        @Override
        public Lease lease(WidgetKey widget) {
            throw new AssertionError("who takes requests takes no widget");
        }

        @Override
        public void giveBack(Lease lease) {
            throw new AssertionError("there is none");
        }

        @Override
        public boolean record(Application application) {
            throw new AssertionError("who takes requests applies none");
        }
    }

    private final class Recorded implements RequestFiles {
        @Override
        public String bucket() {
            return "requests";
        }

        @Override
        public void store(RequestKey key, byte[] json) {
            done.add("store " + key + " " + new String(json, UTF_8));
        }

        @Override
        public Found fetch(RequestKey key) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public void delete(Found found) {
            throw new AssertionError("nothing is deleted");
        }

        @Override
        public Page after(Optional<RequestKey> key) {
            throw new AssertionError("nothing is listed");
        }

        @Override
        public Optional<RequestKey> park(Found found, String reason) {
            throw new AssertionError("nothing is parked");
        }
    }

    private final class RecordedQueue implements Queue {
        private final String name;

        RecordedQueue(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CompletableFuture<Void> send(Outgoing message) {
            if (!queueAnswers) {
                return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
            }
            done.add("send to " + name + " " + message.body());
            done.add("group " + message.group() + ", deduplicated by " + message.deduplicationId());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> delete(Delivery delivery) {
            throw new AssertionError("nothing is deleted");
        }

        @Override
        public CompletableFuture<Void> hide(Delivery delivery, Duration time) {
            throw new AssertionError("nothing is hidden");
        }
    }
}
