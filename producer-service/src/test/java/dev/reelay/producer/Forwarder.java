package dev.reelay.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes TCP connections on to a server, until it is told to do as if that server were away. */
public final class Forwarder {

    private final URI target;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile boolean silent;

    Forwarder(URI target) {
        this.target = target;
        this.server = listen(0);
    }

    /** Where it listens: the same until the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The server is down: connections are broken, and new ones refused. */
    public void cut() {
        close(server);
        connections.forEach(Forwarder::close);
    }

    /** The server hangs: connections are taken, and nothing is answered. */
    public void silence() {
        silent = true;
        connections.forEach(Forwarder::close);
    }

    /** The server is back. */
    public void restore() {
        silent = false;
        connections.forEach(Forwarder::close);
        if (server.isClosed()) {
            server = listen(server.getLocalPort());
        }
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException ended) {
                assertThat(ended).isNotNull(); // the next connection is another matter
            }
        }
    }

    private void connect(Socket client) throws IOException {
        connections.add(client);
        if (!silent) {
            Socket backend = new Socket(InetAddress.getLoopbackAddress(), target.getPort());
            connections.add(backend);
            Thread.ofVirtual().start(() -> pump(client, backend));
            Thread.ofVirtual().start(() -> pump(backend, client));
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            assertThat(ended).isNotNull(); // as connections end
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
