package dev.reelay.launcher.fake;

/** Ends as our services do: by SIGTERM with exit code 0. */
final class LastWords {
    static final String STOPPED_AT = "stopped at ";

    private LastWords() {}

    static void onSigterm() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(STOPPED_AT + System.nanoTime());
            Runtime.getRuntime().halt(0);
        }));
    }
}
