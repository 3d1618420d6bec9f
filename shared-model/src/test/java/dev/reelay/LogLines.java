package dev.reelay;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class logs from INFO on, whatever the level of these tests. */
public final class LogLines implements AutoCloseable {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger;
    private final Level before;

    /** Listens until it is closed. */
    public LogLines(Class<?> type) {
        this.logger = (Logger) LoggerFactory.getLogger(type);
        this.before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
    }

    /** The lines so far, each with its level before it. */
    public List<String> all() {
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(before);
    }
}
