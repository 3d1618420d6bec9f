package dev.reelay.backend.docker;

import java.net.URI;

/** What answers in place of AWS, by what it does and not by the name of its image. */
public enum Emulator {
    /** LocalStack, its last version that needs no account. */
    LOCALSTACK,
    /** Floci, LocalStack's free successor. */
    FLOCI,
    /** This project's own embedded AWS. */
    LOCAL_AWS,
    /** moto, where a stand-in carries LocalStack's name because no image can be pulled: it proves wiring, not LocalStack's behaviour. */
    MOTO;

    /** What answers at {@code endpoint}, in a container that bears the name of {@code named}. */
    public static Emulator at(URI endpoint, Emulator named) {
        return Moto.answersAt(endpoint) ? MOTO : named;
    }
}
