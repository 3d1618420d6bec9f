package dev.reelay.localaws;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where one of the services is to listen.
 *
 * @param service its name, for messages
 * @param host name or address of an interface of this machine
 * @param port 0 takes a free one
 */
record ListenAddress(String service, String host, int port) {

    /**
     * Fails with a helpful text if nobody could listen here. The three servers would each fail in their own way, with
     * stack traces in the log; between this look and their start the port may still be lost, but seldom.
     */
    void check() {
        InetAddress address = address();
        try {
            tryToListen(address, 0);
        } catch (IOException e) {
            throw new LocalAwsException(
                    "host " + host + " is not an address of this machine: choose another with --host", e);
        }
        try {
            tryToListen(address, port);
        } catch (BindException e) {
            throw new LocalAwsException(reason(e) + " choose another with " + option(), e);
        } catch (IOException e) {
            throw new LocalAwsException(
                    "port " + port + " (" + service + ") cannot be opened (" + e.getMessage()
                            + "): choose another with " + option(),
                    e);
        }
    }

    /** This address itself. */
    URI bindUri() {
        return http(host, port);
    }

    /** How a client on this machine reaches a server that listens here on {@code actualPort}. */
    URI uri(int actualPort) {
        return http(isWildcard() ? LocalAwsOptions.LOOPBACK : host, actualPort);
    }

    private static URI http(String host, int port) {
        try {
            return new URI("http", null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new LocalAwsException("host '" + host + "' is not a host name: choose another with --host", e);
        }
    }

    boolean isWildcard() {
        return address().isAnyLocalAddress();
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new LocalAwsException("host '" + host + "' is unknown: choose another with --host", e);
        }
    }

    private String option() {
        return "--" + service.toLowerCase(Locale.ROOT) + "-port";
    }

    private String reason(BindException e) {
        String port = "port " + this.port + " (" + service + ")";
        return String.valueOf(e.getMessage()).contains("Permission")
                ? port + " may be opened only by the system's administrator:"
                : port + " is in use: stop what listens there or";
    }

    private static void tryToListen(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do, so that connections of a predecessor that linger are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        }
    }
}
