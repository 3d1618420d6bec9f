package dev.reelay.movie;

import java.time.Instant;

/**
 * How far a movie has come: a one-way street, {@link Stored} to {@link Processed} to {@link Confirmed}, or from
 * {@link Processed} to {@link Failed}, from where only a repaired file leads on to {@link Confirmed}.
 *
 * <p>A command answers with the {@link Step} that it asks for; it never throws, because every message may come twice, late
 * and in any order.
 */
public sealed interface MovieState {

    /** When the movie was stored: all states know it. */
    Instant storedOn();

    /** Its wire name, as it stands in the item and in REST. */
    String name();

    /** The load stage has received the pointer. */
    Step advance(Instant now);

    /** The confirm stage has found the file to be what the item says. */
    Step confirm(Instant now);

    /** The confirm stage has found the file missing or altered. */
    Step fail(String failure, Instant now);

    /** What a command comes to in a state. */
    sealed interface Step {

        /** The movie goes to {@code next}. */
        record To(MovieState next) implements Step {}

        /** It is there, or further, already: the command was carried out before, and nothing changes. */
        record Already() implements Step {}

        /** It is not as far as this command supposes: whoever sent it is not one of our stages. */
        record TooEarly() implements Step {}
    }

    /** File and item are written. */
    record Stored(Instant storedOn) implements MovieState {
        /** The wire name. */
        public static final String NAME = "STORED";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Step advance(Instant now) {
            return new Step.To(new Processed(storedOn, now));
        }

        @Override
        public Step confirm(Instant now) {
            return new Step.TooEarly();
        }

        @Override
        public Step fail(String failure, Instant now) {
            return new Step.TooEarly();
        }
    }

    /** The load stage has seen it. */
    record Processed(Instant storedOn, Instant processedOn) implements MovieState {
        /** The wire name. */
        public static final String NAME = "PROCESSED";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Step advance(Instant now) {
            return new Step.Already();
        }

        @Override
        public Step confirm(Instant now) {
            return new Step.To(new Confirmed(storedOn, processedOn, now));
        }

        @Override
        public Step fail(String failure, Instant now) {
            return new Step.To(new Failed(storedOn, processedOn, now, failure));
        }
    }

    /** Item and file have been fetched and agree: the end. */
    record Confirmed(Instant storedOn, Instant processedOn, Instant confirmedOn) implements MovieState {
        /** The wire name. */
        public static final String NAME = "CONFIRMED";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Step advance(Instant now) {
            return new Step.Already();
        }

        @Override
        public Step confirm(Instant now) {
            return new Step.Already();
        }

        @Override
        public Step fail(String failure, Instant now) {
            return new Step.Already();
        }
    }

    /** The file is missing or altered; {@code failure} says which. */
    record Failed(Instant storedOn, Instant processedOn, Instant failedOn, String failure) implements MovieState {
        /** The wire name. */
        public static final String NAME = "FAILED";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Step advance(Instant now) {
            return new Step.Already();
        }

        @Override
        public Step confirm(Instant now) {
            return new Step.To(new Confirmed(storedOn, processedOn, now));
        }

        @Override
        public Step fail(String failure, Instant now) {
            return new Step.Already();
        }
    }
}
