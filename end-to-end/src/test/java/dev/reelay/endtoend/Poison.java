package dev.reelay.endtoend;

import java.util.List;
import java.util.stream.IntStream;

/** Messages that no stage can do anything with, whatever is tried. */
final class Poison {

    private Poison() {}

    static List<String> bodies() {
        String job = "00000000-0000-4000-8000-000000000000";
        String key = "0".repeat(64) + ".json";
        return List.of(
                "not json",
                "[]",
                "{}",
                "{\"bucket\":\"movie-bucket\"}",
                "[".repeat(500) + "]".repeat(500),
                "{\"jobId\":\"%s\",\"from\":0,\"to\":10}".formatted(job),
                "{\"bucket\":\"somebody-elses\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"0000000\"}"
                        .formatted(key, job),
                "{\"bucket\":\"movie-bucket\",\"key\":\"%s\",\"jobId\":\"%s\",\"movieId\":\"0000000\"}"
                        .formatted(key, job),
                "{\"bucket\":\"movie-bucket\",\"key\":\"../../etc\",\"jobId\":\"%s\",\"movieId\":\"0000000\"}"
                        .formatted(job),
                IntStream.range(0, 20_000).mapToObj(i -> "x").reduce("", String::concat));
    }
}
