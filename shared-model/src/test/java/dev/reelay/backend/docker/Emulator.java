package dev.reelay.backend.docker;

/** What answers in a container in place of AWS, by what it does and not by the name of its image. */
public enum Emulator {
    /** LocalStack, its last version that needs no account. */
    LOCALSTACK,
    /** Floci, LocalStack's free successor. */
    FLOCI,
    /** moto, where a stand-in carries LocalStack's name because no image can be pulled: it proves wiring, not LocalStack's behaviour. */
    MOTO
}
