package dev.reelay.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** How one sees from outside that a program is ready for work. */
public sealed interface Readiness {
    /** An HTTP GET is answered with 200. */
    static Readiness answers(URI health) {
        return new Answers(health);
    }

    /** A line written since the start contains a match of this regular expression. */
    static Readiness logs(String line) {
        return new Logs(Pattern.compile(line));
    }

    /** Whether it is ready now; {@code since} is the log's size when the program was started. */
    boolean isReached(LogFile log, long since) throws InterruptedException;

    /** Ready when {@code health} answers 200. */
    record Answers(URI health) implements Readiness {
        private static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

        @Override
        public boolean isReached(LogFile log, long since) throws InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            try {
                return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException ignored) {
                // Nobody listens there yet.
                return false;
            }
        }
    }

    /** Ready when the log shows {@code line}. */
    record Logs(Pattern line) implements Readiness {
        @Override
        public boolean isReached(LogFile log, long since) {
            return log.read(since).lines().anyMatch(line.asPredicate());
        }
    }
}
