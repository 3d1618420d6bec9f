package dev.reelay.localaws;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * DynamoDB, by DynamoDB Local. Its own server listens on all interfaces and cannot be told otherwise, and it sends
 * telemetry unless told otherwise; so its handler runs here in a server of ours, which does neither.
 *
 * <p>One database for all regions and access keys. With a folder it is an SQLite file in it.
 */
final class DynamoDbServer implements AutoCloseable {

    private static final int THREADS = 200;

    // Longer than clients keep idle connections (the SDK's: a minute), so that it is never the server who hangs up.
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Server server;
    private final ServerConnector connector;
    private final LocalDynamoDBServerHandler handler;
    private final ListenAddress address;

    private DynamoDbServer(ListenAddress address, Optional<Path> folder) {
        this.address = address;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("local-dynamodb");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = new ServerConnector(server);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        this.handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(
                        address.port(),
                        folder.isEmpty(),
                        folder.map(Path::toString).orElse(null),
                        true,
                        false),
                null);
        server.setHandler(oneAtATime(new ContextHandlerCollection(new ContextHandler(handler))));
        server.setStopTimeout(0);
    }

    static DynamoDbServer start(ListenAddress address, Optional<Path> folder) {
        SqliteLibrary.load();
        try {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
        } catch (IOException e) {
            throw new LocalAwsException("folder " + folder.get() + " cannot be made: " + e.getMessage(), e);
        }
        DynamoDbServer server = new DynamoDbServer(address, folder);
        try {
            server.server.start();
        } catch (Exception e) {
            throw new LocalAwsException("DynamoDB could not be started: " + e.getMessage(), e);
        }
        return server;
    }

    /**
     * In the order in which they come. It computes them one after another anyway; but left to itself its lock, which is not fair, lets a
     * BatchGetItem wait for a transaction before each of its hundred items, and so for longer than clients do.
     */
    private static QoSHandler oneAtATime(Handler handler) {
        QoSHandler turns = new QoSHandler(handler);
        turns.setMaxRequestCount(1);
        turns.setMaxSuspend(Duration.ZERO);
        return turns;
    }

    URI uri() {
        return address.uri(connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new LocalAwsException("DynamoDB could not be stopped: " + e.getMessage(), e);
        }
    }
}
