package dev.reelay.ledger.dynamo;

import static dev.reelay.Fixtures.NOON;
import static dev.reelay.Fixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.ledger.Job;
import dev.reelay.ledger.dynamo.CountItem.Event;
import dev.reelay.timeline.JobEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the counts tell is told always, however the reads of the single shards fall. */
class CountedEventsTests {

    private static final int MOVIES = 4;
    private static final int SHARDS = 3;

    @Test
    void all_ofNoCounts_isNothing() {
        assertThat(new CountedEvents(aJob(), List.of()).all()).isEmpty();
    }

    /** Counted by a version that noted no instants but the last. */
    @Test
    void all_whenInstantsAreMissing_isNothing() {
        Attributes count = new Attributes(Map.of(
                "stored_events", AttributeValue.fromN("10"),
                "confirmed_events", AttributeValue.fromN("10"),
                "settled_on", AttributeValue.fromS(NOON.toString())));

        assertThat(new CountedEvents(aJob(), List.of(count)).all()).isEmpty();
    }

    @Test
    void all_readWhileMoviesMove_isAmongWhatIsToldInTheEnd() {
        for (int seed = 0; seed < 500; seed++) {
            Walk walk = new Walk(new Random(seed));
            List<JobEvent> told = new ArrayList<>();
            while (walk.step()) {
                told.addAll(walk.readWhileMoving());
            }
            List<JobEvent> end = walk.read();

            assertThat(end).extracting(JobEvent::name).contains("generation-done", "first-confirmed", "completed");
            for (JobEvent event : told) {
                assertThat(end)
                        .as("seed %d, %s", seed, event)
                        .anyMatch(last -> last.name().equals(event.name())
                                && (last.on().equals(event.on()) || event instanceof JobEvent.FirstConfirmed));
            }
        }
    }

    @Test
    void all_readInQuiescence_neverChanges() {
        for (int seed = 0; seed < 500; seed++) {
            Walk walk = new Walk(new Random(seed));
            List<JobEvent> before = List.of();
            while (walk.step()) {
                List<JobEvent> now = walk.read();
                assertThat(now).as("seed %d", seed).containsAll(before);
                before = now;
            }
            assertThat(before)
                    .filteredOn(JobEvent.Completed.class::isInstance)
                    .filteredOn(event -> !((JobEvent.Completed) event).withFailures())
                    .hasSize(1);
        }
    }

    /** Movies that are stored, confirmed, failed and repaired in any order, counted in any shard. */
    private static final class Walk {

        private static final Map<Event, String> COUNTS = Map.of(
                Event.STORED, "stored_events",
                Event.CONFIRMED, "confirmed_events",
                Event.FAILED, "failed_events",
                Event.RECOVERED, "recovered_events");

        private final Random random;
        private final Job job = aJob(MOVIES);
        private final List<Map<String, AttributeValue>> shards = IntStream.range(0, SHARDS)
                .<Map<String, AttributeValue>>mapToObj(i -> new HashMap<>())
                .toList();

        /** What each movie has come to: nothing, stored, failed, or the end. */
        private final Event[] last = new Event[MOVIES];

        private int now;

        Walk(Random random) {
            this.random = random;
        }

        /** False: every movie is confirmed. */
        boolean step() {
            List<Integer> moving = IntStream.range(0, MOVIES)
                    .filter(movie -> last[movie] != Event.CONFIRMED && last[movie] != Event.RECOVERED)
                    .boxed()
                    .toList();
            if (moving.isEmpty()) {
                return false;
            }
            int movie = moving.get(random.nextInt(moving.size()));
            Event before = last[movie];
            if (before == null) {
                count(movie, Event.STORED);
            } else if (before == Event.FAILED) {
                count(movie, Event.RECOVERED);
            } else {
                count(movie, random.nextBoolean() ? Event.CONFIRMED : Event.FAILED);
            }
            return true;
        }

        private void count(int movie, Event event) {
            last[movie] = event;
            Map<String, AttributeValue> shard = shards.get(random.nextInt(SHARDS));
            Instant on = NOON.plusSeconds(now++);
            String count = COUNTS.getOrDefault(event, "none");
            long sum = shard.containsKey(count) ? new Attributes(shard).number(count) : 0;
            shard.put(count, AttributeValue.fromN(Long.toString(sum + 1)));
            for (CountStamp stamp : CountStamp.values()) {
                if (stamp.tellsOf(event)
                        && !(stamp == CountStamp.FIRST_CONFIRMED && shard.containsKey(stamp.attribute()))) {
                    shard.put(stamp.attribute(), AttributeValue.fromS(on.toString()));
                }
            }
        }

        List<JobEvent> read() {
            return new CountedEvents(job, shards.stream().map(Attributes::new).toList()).all();
        }

        /** One shard after the other, and movies move in between. */
        List<JobEvent> readWhileMoving() {
            List<Attributes> read = new ArrayList<>();
            for (Map<String, AttributeValue> shard : shards) {
                read.add(new Attributes(Map.copyOf(shard)));
                for (int steps = random.nextInt(3); steps > 0; steps--) {
                    step();
                }
            }
            return new CountedEvents(job, read).all();
        }
    }
}
