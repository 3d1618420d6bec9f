package dev.reelay.launcher.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** What a fake service does; it is told by its jar. */
public enum Behaviour {
    GOOD,
    DIES_AT_START,
    DIES_IN_JOB,
    FAILS_A_MOVIE,
    STALLS;

    static final String RESOURCE = "behaviour";

    static Behaviour ofThisJar() throws IOException {
        try (InputStream told = Behaviour.class.getResourceAsStream("/" + RESOURCE)) {
            return told == null ? GOOD : valueOf(new String(told.readAllBytes(), UTF_8));
        }
    }
}
