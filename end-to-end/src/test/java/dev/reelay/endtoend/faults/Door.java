package dev.reelay.endtoend.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before an HTTP server, hands every byte on, and can reset a connection, where the server itself could only close it. */
final class Door implements AutoCloseable {

    private final ServerSocket outside;
    private final InetSocketAddress server;
    /** Who asks, by the port from which the server sees it. */
    private final Map<Integer, Socket> clients = new ConcurrentHashMap<>();

    private Door(ServerSocket outside, InetSocketAddress server) {
        this.outside = outside;
        this.server = server;
    }

    static Door before(InetSocketAddress server) throws IOException {
        Door door = new Door(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), server);
        Thread.ofVirtual().name("door").start(door::open);
        return door;
    }

    int port() {
        return outside.getLocalPort();
    }

    /** Resets the connection that the server sees coming from there; what is still under way in it is lost. */
    void reset(InetSocketAddress asServerSees) {
        Socket client = clients.get(asServerSees.getPort());
        try {
            if (client != null) {
                client.setSoLinger(true, 0);
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be reset", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(outside);
        clients.values().forEach(Door::closeQuietly);
    }

    private void open() {
        while (!outside.isClosed()) {
            try {
                Socket client = outside.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket inner = new Socket(server.getAddress(), server.getPort())) {
            client.setTcpNoDelay(true);
            inner.setTcpNoDelay(true);
            clients.put(inner.getLocalPort(), client);
            try {
                Thread answers = Thread.ofVirtual().start(() -> handOn(inner, client));
                handOn(client, inner);
                answers.join();
            } finally {
                clients.remove(inner.getLocalPort());
            }
        } catch (IOException gone) {
            // One of the two has left; so has the other now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until there is nothing more; then nothing more goes out either. */
    private static void handOn(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is gone already.
        }
    }
}
