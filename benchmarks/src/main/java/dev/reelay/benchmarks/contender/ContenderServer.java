package dev.reelay.benchmarks.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A contender's side of the conversation: runs one measurement for each request. */
public final class ContenderServer {

    static final String READY = "contender ready: port=";
    static final String RUN = "/run/";
    static final String CALLS = "/calls";

    private ContenderServer() {}

    /** Serves until the process ends: {@code POST /run/N} runs N movies and answers the nanoseconds they took, {@code POST /calls} how many requests it has made. */
    public static void serve(Work work) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(RUN, exchange -> answer(exchange, work));
            server.createContext(CALLS, exchange -> answer(exchange, 200, Long.toString(CountedCalls.sum())));
            server.start();
            System.out.println(READY + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("a contender cannot listen", e);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong is the answer
    private static void answer(HttpExchange exchange, Work work) throws IOException {
        int status = 200;
        String text;
        try {
            int movies = Integer.parseInt(exchange.getRequestURI().getPath().substring(RUN.length()));
            text = Long.toString(work.run(movies).toNanos());
        } catch (Exception failed) {
            failed.printStackTrace();
            status = 500;
            text = failed.toString();
        }
        answer(exchange, status, text);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
