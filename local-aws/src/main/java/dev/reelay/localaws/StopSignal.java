package dev.reelay.localaws;

/** Turns SIGTERM and Ctrl-C into an orderly end: exit code 0, where the JVM by itself gives 143 or 130. */
final class StopSignal {

    private StopSignal() {}

    /** Calls {@code stop} once when the process is told to stop, and then ends it at once. */
    static void onStop(Runnable stop) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            int status = 0;
                            try {
                                stop.run();
                            } catch (RuntimeException e) {
                                System.err.println("local-aws: not stopped cleanly: " + e.getMessage());
                                status = 1;
                            }
                            System.out.flush();
                            System.err.flush();
                            // Not exit, which would wait for this hook for ever. Nobody else's hook matters here.
                            Runtime.getRuntime().halt(status);
                        },
                        "local-aws-stop"));
    }
}
