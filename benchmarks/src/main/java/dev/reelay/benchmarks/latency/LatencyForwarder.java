package dev.reelay.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forwards connections to a server, every byte of whose answers arrives later than it was sent: so each call of HTTP takes that much
 * longer, and any number of calls are on their way at once. The requests themselves are not delayed.
 */
public final class LatencyForwarder implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final ServerSocket listening;
    private final URI target;
    private final Duration latency;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LatencyForwarder(ServerSocket listening, URI target, Duration latency) {
        this.listening = listening;
        this.target = target;
        this.latency = latency;
    }

    /** Forwards from a free port of this machine until it is closed. */
    public static LatencyForwarder to(URI target, Duration latency) {
        try {
            ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            LatencyForwarder forwarder = new LatencyForwarder(socket, target, latency);
            Thread.ofVirtual().name("forwarder").start(forwarder::accept);
            return forwarder;
        } catch (IOException e) {
            throw new UncheckedIOException("no port to forward from", e);
        }
    }

    /** Where it is reached. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException ignored) {
                // Closed, or the caller has gone, or the server does not answer: then the caller sees its connection
                // end.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        open.add(caller);
        Socket server;
        try {
            server = new Socket(target.getHost(), target.getPort());
        } catch (IOException unreachable) {
            end(caller);
            throw unreachable;
        }
        open.add(server);
        caller.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        DelayLine answers = new DelayLine(latency);
        Thread.ofVirtual().start(() -> pump(caller, server));
        Thread.ofVirtual().start(() -> {
            try {
                answers.read(server.getInputStream());
            } catch (IOException ignored) {
                answers.end();
            }
        });
        Thread.ofVirtual().start(() -> {
            try {
                answers.write(caller.getOutputStream());
            } catch (IOException | InterruptedException ignored) {
                // Either side has gone.
            }
            end(caller);
            end(server);
        });
    }

    private void pump(Socket caller, Socket server) {
        try {
            caller.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException ignored) {
            end(server);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException ignored) {
            // Nobody is accepted any more.
        }
        Set.copyOf(open).forEach(this::end);
    }
}
