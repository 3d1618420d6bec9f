package dev.reelay.endtoend.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Alters files of movies that are not yet confirmed, so that some fail; and repairs them. */
final class Spoiler {

    private final Account account;
    private final History history;
    private final Map<String, byte[]> originals = new ConcurrentHashMap<>();

    Spoiler(Account account, History history) {
        this.account = account;
        this.history = history;
    }

    /** Alters one file, if there is a movie that is under way. One at a time: what is altered already is nobody's original. */
    synchronized void spoilOne() {
        var jobs = history.events(Event.Accepted.class).stream()
                .map(Event.Accepted::jobId)
                .collect(Collectors.toSet());
        account.items(jobs).values().stream()
                .filter(item -> !item.text("state").equals("CONFIRMED"))
                .filter(item -> !originals.containsKey(item.text("key")))
                .findFirst()
                .ifPresent(this::spoil);
    }

    private void spoil(Attributes item) {
        String key = item.text("key");
        Optional<byte[]> original = account.file(key);
        original.ifPresent(bytes -> {
            originals.put(key, bytes);
            // First, so that no failure is ever without its cause in the history.
            history.add(new Event.Spoiled(item.text("job_id"), item.text("movie_id"), key));
            account.overwrite(key, "{\"spoiled\":true}".getBytes(StandardCharsets.UTF_8));
        });
    }

    void repair() {
        originals.forEach(account::overwrite);
    }
}
