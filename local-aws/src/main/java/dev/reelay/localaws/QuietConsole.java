package dev.reelay.localaws;

import org.slf4j.LoggerFactory;

/**
 * Keeps the program's console to what concerns its user. In the program only: a library leaves this to its user.
 *
 * <p>One warning remains, that Pekko uses {@code sun.misc.Unsafe}: the JVM prints it past {@link System#err}, unless it is
 * started with {@code --sun-misc-unsafe-memory-access=allow}.
 */
final class QuietConsole {

    private QuietConsole() {}

    /** To be called before anything else, while there is only one thread. */
    static void prepare() {
        System.setProperty("logback.configurationFile", "dev/reelay/localaws/program-logback.xml");
        // Now, or three threads do it at once and SLF4J reports that it had to hold back what they logged.
        LoggerFactory.getILoggerFactory();
    }
}
