package dev.reelay.endtoend.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the checker judges by, of a run that never was: a job of two movies, in which all went well. A test changes what it is about; items,
 * changes, counters and files follow the paths of the movies.
 */
final class HandMadeRun {

    static final String JOB = "0b9c8f1e-5d1a-4c7e-9a53-7f6f0d8e2a11";
    static final String CONSUMER = "consumer";
    static final String REASON = "file-altered: it is";

    private static final int MOVIES = 2;

    /** What is counted with each state. */
    private static final Map<String, String> COUNTERS = Map.of(
            "STORED", "stored_events",
            "PROCESSED", "processed_events",
            "CONFIRMED", "confirmed_events",
            "FAILED", "failed_events");

    /** The states of each movie, by its number, in their order. */
    final Map<Integer, List<String>> paths = new TreeMap<>();

    final List<Event> events = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final Map<String, Integer> left = new LinkedHashMap<>();

    /** Beside those that follow the paths. */
    final List<Change> changes = new ArrayList<>();

    /** Of failed movies. */
    String failure = REASON;

    /** What is told of the job, if it is not what its items say. */
    Optional<Numbers> told = Optional.empty();

    /** By key, if it is not what the item says. */
    final Map<String, Optional<String>> files = new HashMap<>();

    HandMadeRun() {
        events.add(new Event.Accepted(JOB, MOVIES));
        for (int number = 0; number < MOVIES; number++) {
            paths.put(number, List.of("STORED", "PROCESSED", "CONFIRMED"));
            events.addAll(List.of(delivered(number), sent(number), deleting(number)));
        }
        events.add(new Event.Ended(CONSUMER, 0, 25_000));
        changes.add(job(new Attributes(Map.of()), provisional()));
        changes.add(job(provisional(), accepted()));
    }

    /** A change of the job's item. */
    static Change job(Attributes before, Attributes after) {
        return new Change("JOB#" + JOB, "JOB", before, after);
    }

    static Attributes provisional() {
        return new Attributes(Map.of("job_id", fromS(JOB), "count", count(), "expires_on", fromN("1795000000")));
    }

    static Attributes accepted() {
        return new Attributes(
                Map.of("job_id", fromS(JOB), "count", count(), "listed", fromS("JOB"), "listed_on", fromS("then")));
    }

    private static AttributeValue count() {
        return fromN(Integer.toString(MOVIES));
    }

    static Event delivered(int number) {
        return new Event.Delivered(CONSUMER, "movie-load", "message-" + number, "receipt-" + number, pointer(number));
    }

    static Event sent(int number) {
        return new Event.Sent(CONSUMER, "movie-confirm", pointer(number));
    }

    static Event deleting(int number) {
        return new Event.Deleting(CONSUMER, "movie-load", "receipt-" + number);
    }

    static String pointer(int number) {
        return "{\"bucket\":\"%s\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"%s\"}"
                .formatted(Account.BUCKET, key(number), JOB, movieId(number));
    }

    static String key(int number) {
        return FileCheck.digest(content(number).getBytes(StandardCharsets.UTF_8)) + ".json";
    }

    private static String content(int number) {
        return "{\"jobId\":\"%s\",\"movieId\":\"%s\",\"title\":\"T\",\"year\":1999,\"actor\":\"A\",\"director\":\"D\"}"
                .formatted(JOB, movieId(number));
    }

    private static String movieId(int number) {
        return "%07d".formatted(number);
    }

    /** The item of a movie in this state. */
    Attributes item(int number, String state) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("job_id", fromS(JOB));
        item.put("movie_id", fromS(movieId(number)));
        item.put("title", fromS("T"));
        item.put("year", fromN("1999"));
        item.put("actor", fromS("A"));
        item.put("director", fromS("D"));
        item.put("bucket", fromS(Account.BUCKET));
        item.put("key", fromS(key(number)));
        item.put("state", fromS(state));
        if (state.equals("FAILED")) {
            item.put("failure", fromS(failure));
        }
        return new Attributes(item);
    }

    /** A change of a counter of the job. */
    static Change counted(String jobId, String counter, int before, int after) {
        return new Change("JOB#" + jobId, "COUNT#00", counter(counter, before), counter(counter, after));
    }

    private static Attributes counter(String counter, int value) {
        return new Attributes(Map.of(counter, fromN(Integer.toString(value))));
    }

    Evidence evidence() {
        List<Event> all = new ArrayList<>();
        Map<MovieRef, Attributes> items = new LinkedHashMap<>();
        Map<String, byte[]> found = new HashMap<>();
        List<Change> changed = new ArrayList<>();
        paths.forEach((number, path) -> {
            items.put(new MovieRef(JOB, number), item(number, path.getLast()));
            all.add(new Event.FileWritten("producer", key(number)));
            files.getOrDefault(key(number), Optional.of(content(number)))
                    .ifPresent(content -> found.put(key(number), content.getBytes(StandardCharsets.UTF_8)));
            changed.addAll(steps(number, path));
        });
        all.addAll(events);
        changed.addAll(changes);
        Numbers numbers = told.orElseGet(() -> Numbers.counted(MOVIES, items.values()));
        return new Evidence(all, items, Map.of(JOB, numbers), letters, left, found, changed);
    }

    private List<Change> steps(int number, List<String> path) {
        List<Change> steps = new ArrayList<>();
        Attributes before = new Attributes(Map.of());
        String state = "";
        for (String next : path) {
            Attributes after = item(number, next);
            steps.add(new Change("JOB#" + JOB + "#0", "MOVIE#" + movieId(number), before, after));
            String counter = state.equals("FAILED") ? "recovered_events" : COUNTERS.getOrDefault(next, "");
            steps.add(counted(JOB, counter, number, number + 1));
            before = after;
            state = next;
        }
        return steps;
    }
}
