package dev.reelay.stage;

import dev.reelay.movie.Decoded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Work of the load stage that is recorded. Bodies that begin with {@code poison} are malformed. */
final class RecordedWork implements Work<String> {

    /** Where no timeline is told of messages. */
    static final MessageEvents UNTOLD =
            new MessageEvents(event -> CompletableFuture.completedFuture(null), Clock.systemUTC());

    private final Handling handling;
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    RecordedWork(Handling handling) {
        this.handling = handling;
    }

    interface Handling {
        Verdict of(String body, long attempt) throws InterruptedException;
    }

    private record Attempt(String body, Instant at) {}

    /** The bodies that were handled, as often as they were. */
    List<String> attempts() {
        return attempts.stream().map(Attempt::body).toList();
    }

    /** The time between one attempt of this body and the next. */
    List<Duration> pauses(String body) {
        List<Instant> times = attempts.stream()
                .filter(attempt -> attempt.body().equals(body))
                .map(Attempt::at)
                .toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }

    /** How often this body has been handled, this time included. */
    private long count(String body) {
        return attempts().stream().filter(body::equals).count();
    }

    @Override
    public StageName stage() {
        return StageName.LOAD;
    }

    @Override
    public Decoded<String> decode(String body) {
        if (body.equals("explode")) {
            throw new IllegalStateException("a bug in reading");
        }
        return body.startsWith("poison") ? new Decoded.Malformed<>("not for this queue") : new Decoded.Value<>(body);
    }

    @Override
    public Map<String, String> ids(String value) {
        return Map.of("movieId", value);
    }

    @Override
    public Verdict handle(String value) {
        attempts.add(new Attempt(value, Instant.now()));
        try {
            return handling.of(value, count(value));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
