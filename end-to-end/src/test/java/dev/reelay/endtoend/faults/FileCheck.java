package dev.reelay.endtoend.faults;

import dev.reelay.endtoend.faults.Violation.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The files: written once, named by their digests, and to the byte what their items say, or what was sent where they are somebody's own. */
final class FileCheck {

    private FileCheck() {}

    static List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Integer> written = new LinkedHashMap<>();
        evidence.events(Event.FileWritten.class).forEach(file -> written.merge(file.key(), 1, Integer::sum));
        Map<String, Event.FileSent> sent = new HashMap<>();
        evidence.events(Event.FileSent.class).forEach(file -> sent.put(file.jobId(), file));
        Map<String, MovieRef> owners = new HashMap<>();
        evidence.items().forEach((movie, item) -> {
            String key = item.text("key");
            owners.put(key, movie);
            int times = written.getOrDefault(key, 0);
            if (times != 1) {
                violations.add(new Violation(Rule.WRONG_FILE, movie.toString(), "written " + times + " times: " + key));
            }
            byte[] bytes = evidence.files().get(key);
            if (bytes == null
                    || !key.equals(digest(bytes) + ".json")
                    || !text(bytes).equals(expected(item, sent))) {
                violations.add(new Violation(
                        Rule.WRONG_FILE,
                        movie.toString(),
                        key + " holds " + (bytes == null ? "nothing" : text(bytes))));
            }
        });
        written.keySet().stream()
                .filter(key -> !owners.containsKey(key))
                .forEach(key -> violations.add(new Violation(Rule.UNEXPECTED, key, "a file without an item")));
        return violations;
    }

    /** Of a movie the file that its item means; of somebody's own file what was sent, if the item says the same. */
    private static String expected(Attributes item, Map<String, Event.FileSent> sent) {
        Event.FileSent file = sent.get(item.text("job_id"));
        if (file == null) {
            return expected(item);
        }
        return item.text("file_name").equals(file.name()) && item.says(Call.JSON.readTree(file.content()))
                ? file.content()
                : "an item that says what was sent as " + file.name();
    }

    private static String expected(Attributes item) {
        ObjectNode file = Call.JSON
                .createObjectNode()
                .put("jobId", item.text("job_id"))
                .put("movieId", item.text("movie_id"))
                .put("title", item.text("title"))
                .put("year", item.number("year"))
                .put("actor", item.text("actor"))
                .put("director", item.text("director"));
        return file.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
