package dev.reelay.producer.sweeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.producer.sweeping.Buckets.Content;
import dev.reelay.stage.ParkReason;
import dev.reelay.stage.Verdict;
import dev.reelay.sweep.KeyPage;
import dev.reelay.sweep.KeyRange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeStepTests {

    private static final Task PUBLISH = new Task.Publish("objects.fifo", "url");
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);
    private static final int KEYS = 10;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void handle_whenAllKeysAreOnOnePage_publishesAndRecordsThem() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(7));

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Done());

        assertThat(world.done).containsExactly("list 7", "publish 7", "record 0/1");
        assertThat(world.progress().finished()).isTrue();
        assertThat(world.progress().counts()).isEqualTo(Counts.published(7));
        assertThat(meters.counter("reelay.swept.objects", "task", "publish").count())
                .isEqualTo(7);
    }

    @Test
    void handle_whenTheBucketIsEmpty_hasFinished() {
        SweepWorld world = new SweepWorld(PUBLISH, List.of());

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Done());

        assertThat(world.progress().finished()).isTrue();
        assertThat(world.sent).isEmpty();
    }

    @Test
    void handle_whenMoreFollows_sendsTheNextStepOnlyAfterItsPageIsRecorded() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(25));

        work(world).handle(step(world, 0, 0));

        assertThat(world.done).containsExactly("list 10", "publish 10", "record 0/1", "send 0/1");
        assertThat(world.progress().finished()).isFalse();
        work(world).handle(step(world, 0, 1));
        work(world).handle(step(world, 0, 2));
        assertThat(world.done.subList(4, 11))
                .containsExactly(
                        "list 10", "publish 10", "record 0/2", "send 0/2", "list 5", "publish 5", "record 0/3");
        assertThat(world.progress().finished()).isTrue();
    }

    @Test
    void handle_whenKeysAreDigests_goesOnInRanges() {
        List<String> keys = IntStream.range(0, 160)
                .mapToObj(i -> "%02x".formatted(i) + "0".repeat(62) + ".json")
                .toList();
        SweepWorld world = new SweepWorld(PUBLISH, keys);

        work(world).handle(step(world, 0, 0));

        List<KeyRange> expected =
                new KeyPage(List.of(), Optional.of(KeyRange.all("").rest("0"))).parts();
        assertThat(world.sent)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, expected.size())
                        .mapToObj(range -> step(world, range, 0))
                        .toList());
        assertThat(world.progress().range(0).orElseThrow().rest()).isEmpty();
        assertThat(world.progress().finished()).isFalse();
    }

    @Test
    void handle_whenItDiedBeforeTheRecord_doesThePageAgain() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(25));
        dieAfter(world, "publish 10");
        assertThatThrownBy(() -> work(world).handle(step(world, 0, 0))).hasMessage("died");

        work(world).handle(step(world, 0, 0));

        assertThat(world.published).hasSize(10).containsValues(2).doesNotContainValue(1);
        assertThat(world.progress().counts().objects()).isEqualTo(10);
    }

    @Test
    void handle_whenThePageWasRecordedAMomentAgo_waitsForWhoeverDidItToSendTheNext() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(25));
        dieAfter(world, "record 0/1");
        assertThatThrownBy(() -> work(world).handle(step(world, 0, 0))).hasMessage("died");
        world.now = world.now.plusSeconds(5);

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Retry(Duration.ofSeconds(11)));

        assertThat(world.sent).isEmpty();
    }

    @Test
    void handle_whenWhoeverRecordedItCannotSendAnyMore_sendsTheNextInItsPlace() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(25));
        dieAfter(world, "record 0/1");
        assertThatThrownBy(() -> work(world).handle(step(world, 0, 0))).hasMessage("died");
        world.now = world.now.plus(CALL_TIMEOUT);

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Done());

        assertThat(world.sent).containsExactly(step(world, 0, 1));
        assertThat(world.published.values()).containsOnly(1);
    }

    @Test
    void handle_whenTheClockOfWhoeverRecordedItIsAhead_waitsNoLongerThanACallMayTake() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(25));
        work(world).handle(step(world, 0, 0));
        world.now = world.now.minus(Duration.ofHours(3));

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Retry(Duration.ofSeconds(16)));
    }

    @Test
    void handle_whenTheRangeIsFurther_doesNothing() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(35));
        work(world).handle(step(world, 0, 0));
        work(world).handle(step(world, 0, 1));
        world.done.clear();
        world.now = world.now.plusSeconds(3600);

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Done());

        assertThat(world.done).isEmpty();
    }

    @Test
    void handle_whenAnotherDeliveryIsFaster_recordsNothingTwice() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(25));
        AtomicBoolean once = new AtomicBoolean(true);
        world.meanwhile = () -> {
            if (once.getAndSet(false)) {
                work(world).handle(step(world, 0, 0));
            }
        };

        assertThat(work(world).handle(step(world, 0, 0))).isInstanceOf(Verdict.Retry.class);

        assertThat(world.progress().counts().objects()).isEqualTo(10);
        assertThat(world.sent).containsExactly(step(world, 0, 1));
        assertThat(meters.counter("reelay.swept.objects", "task", "publish").count())
                .isEqualTo(10);
    }

    @Test
    void handle_whenSomebodyElseSentIt_parksIt() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(5));
        SweepId stranger = new SweepId("00000000-0000-4000-8000-000000000000");

        assertThat(reason(work(world).handle(new SweepStep(stranger, 0, 0)))).isEqualTo(ParkReason.UNKNOWN_JOB);
        assertThat(reason(work(world).handle(step(world, 0, 1)))).isEqualTo(ParkReason.TOO_EARLY);
        assertThat(reason(work(world).handle(step(world, 3, 0)))).isEqualTo(ParkReason.TOO_EARLY);
        work(world).handle(step(world, 0, 0));
        assertThat(reason(work(world).handle(step(world, 0, 1)))).isEqualTo(ParkReason.TOO_EARLY);
        assertThat(world.done).hasSize(3);
    }

    @Test
    void handle_whenBucketOrQueueAreOutOfReach_parksWithTheReason() {
        SweepWorld world = new SweepWorld(PUBLISH, logs(5));
        world.meanwhile = () -> {
            throw new OutOfReachException("there is no bucket", new IllegalStateException());
        };

        assertThat(work(world).handle(step(world, 0, 0)))
                .isEqualTo(new Verdict.Park(ParkReason.OUT_OF_REACH, "there is no bucket"));

        assertThat(world.progress().counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void handle_ofAnAudit_recordsNumbersAndMismatchesOfThePage() {
        SweepWorld world = new SweepWorld(new Task.Audit(), logs(7));
        world.contents = key -> key.endsWith("3") ? new Content.Vanished() : new Content.Digested("0a", 100);

        assertThat(work(world).handle(step(world, 0, 0))).isEqualTo(new Verdict.Done());

        assertThat(world.done).containsExactly("list 7", "record 0/1");
        assertThat(world.progress().counts()).isEqualTo(new Counts(6, 0, 600, 1, 6));
        assertThat(world.mismatches)
                .hasSize(6)
                .allMatch(mismatch -> mismatch.reason().equals(Mismatch.NO_DIGEST));
        assertThat(meters.counter("reelay.audit.mismatches").count()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 80, 7})
    void handle_ofAnAudit_takesNoMoreThanATransactionHolds(int keysPerStep) {
        SweepWorld world = new SweepWorld(new Task.Audit(), logs(200));

        work(world, keysPerStep).handle(step(world, 0, 0));

        assertThat(world.progress().counts().objects()).isEqualTo(Math.min(80, keysPerStep));
    }

    private TakeStep work(SweepWorld world) {
        return work(world, KEYS);
    }

    private TakeStep work(SweepWorld world, int keysPerStep) {
        return new TakeStep(
                world, world, world, world, new SweepMetrics(meters), keysPerStep, CALL_TIMEOUT, world.clock());
    }

    private static void dieAfter(SweepWorld world, String effect) {
        world.fault = () -> {
            if (!world.done.isEmpty() && world.done.getLast().equals(effect)) {
                world.fault = () -> {};
                throw new IllegalStateException("died");
            }
        };
    }

    private static SweepStep step(SweepWorld world, int range, int step) {
        return new SweepStep(world.id, range, step);
    }

    private static ParkReason reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Park.class);
        return ((Verdict.Park) verdict).reason();
    }

    private static List<String> logs(int count) {
        return IntStream.range(0, count).mapToObj("logs/%04d"::formatted).toList();
    }
}
