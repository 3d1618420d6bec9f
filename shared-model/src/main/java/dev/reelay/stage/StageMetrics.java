package dev.reelay.stage;

import dev.reelay.movie.MovieState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the stages count: {@code reelay.movies} by stage and state entered, {@code reelay.stage.duration} from a movie's
 * {@code stored_on} until a stage was through with it, {@code reelay.message.age} from when a message was sent until a stage received
 * it, whose maximum tells how long the oldest have waited, {@code reelay.retries} by stage, {@code reelay.parked} by stage and reason,
 * {@code reelay.redriven} by stage: messages that had been parked and came back. Counters are there from the start of their stage.
 */
public final class StageMetrics {

    private final MeterRegistry meters;

    /** Counts in {@code meters}. */
    public StageMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows all that a stage may count as 0: Prometheus takes the first value that it sees for no increase. */
    public void begin(StageName stage) {
        statesEntered(stage).forEach(state -> movies(stage, state));
        retries(stage);
        redrives(stage);
        for (ParkReason reason : ParkReason.values()) {
            parkings(stage, reason);
        }
    }

    private static List<String> statesEntered(StageName stage) {
        return switch (stage) {
            case GENERATE -> List.of(MovieState.Stored.NAME);
            case LOAD -> List.of(MovieState.Processed.NAME);
            case CONFIRM -> List.of(MovieState.Confirmed.NAME, MovieState.Failed.NAME);
            case SWEEP, WIDGET -> List.of();
        };
    }

    /** A movie entered a state. */
    public void moved(StageName stage, String state) {
        movies(stage, state).increment();
    }

    /** A stage was through with a movie this long after it was stored. */
    public void took(StageName stage, Duration sinceStored) {
        Timer.builder("reelay.stage.duration")
                .description("From stored_on until the stage was through with the movie")
                .tag("stage", stage.wireName())
                .publishPercentileHistogram()
                .register(meters)
                .record(sinceStored);
    }

    void received(StageName stage, Instant sentOn) {
        Timer.builder("reelay.message.age")
                .description("From when a message was sent until a stage received it")
                .tag("stage", stage.wireName())
                .register(meters)
                .record(Duration.between(
                        sentOn, Instant.ofEpochMilli(meters.config().clock().wallTime())));
    }

    /** Something failed and will be tried again. */
    public void retried(StageName stage) {
        retries(stage).increment();
    }

    void redriven(StageName stage) {
        redrives(stage).increment();
    }

    /** Something was parked. */
    public void parked(StageName stage, ParkReason reason) {
        parkings(stage, reason).increment();
    }

    private Counter movies(StageName stage, String state) {
        return meters.counter("reelay.movies", "stage", stage.wireName(), "state", state);
    }

    private Counter retries(StageName stage) {
        return meters.counter("reelay.retries", "stage", stage.wireName());
    }

    private Counter redrives(StageName stage) {
        return meters.counter("reelay.redriven", "stage", stage.wireName());
    }

    private Counter parkings(StageName stage, ParkReason reason) {
        return meters.counter("reelay.parked", "stage", stage.wireName(), "reason", reason.code());
    }
}
