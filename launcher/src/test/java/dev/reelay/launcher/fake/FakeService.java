package dev.reelay.launcher.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Healthy, and a producer too: each look at the job finds a few more movies confirmed. */
public final class FakeService {
    private static final int MOVIES_PER_LOOK = 10;

    private final Behaviour behaviour;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger confirmed = new AtomicInteger();

    private FakeService(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    public static void main(String[] args) throws IOException {
        System.out.println("arguments " + Arrays.toString(args));
        System.out.println("HOME=" + System.getenv("HOME"));
        Behaviour behaviour = Behaviour.ofThisJar();
        if (behaviour == Behaviour.DIES_AT_START) {
            System.out.println("queue movie-load does not exist");
            System.exit(3);
        }
        int port = port(args);
        LastWords.onSigterm();
        new FakeService(behaviour).listen(port);
    }

    private static int port(String[] args) {
        return Arrays.stream(args)
                .filter(argument -> argument.startsWith("--server.port="))
                .mapToInt(argument -> Integer.parseInt(argument.substring("--server.port=".length())))
                .findFirst()
                .orElseThrow();
    }

    private void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/actuator/health/readiness", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/jobs", this::jobs);
        server.start();
        System.out.println("listening on " + port);
    }

    private void jobs(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            count.set(Integer.parseInt(body.replaceAll("\\D", "")));
            answer(exchange, 202, "{\"jobId\":\"job-1\"}");
        } else if (exchange.getRequestURI().getPath().endsWith("/movies")) {
            answer(exchange, 200, "{\"movies\":[{\"movieId\":\"movie-7\",\"failure\":\"its file was altered\"}]}");
        } else {
            look(exchange);
        }
    }

    private void look(HttpExchange exchange) throws IOException {
        if (behaviour == Behaviour.DIES_IN_JOB) {
            System.out.println("OutOfMemoryError: as the test wants it");
            Runtime.getRuntime().halt(9);
        }
        int all = count.get();
        int failed = behaviour == Behaviour.FAILS_A_MOVIE ? 1 : 0;
        int share = behaviour == Behaviour.STALLS ? 0 : MOVIES_PER_LOOK;
        int done = confirmed.updateAndGet(before -> Math.min(all - failed, before + share));
        int stored = all - failed - done;
        String state = stored > 0 ? "RUNNING" : failed > 0 ? "COMPLETED_WITH_FAILURES" : "COMPLETED";
        answer(exchange, 200, """
                {"jobId":"job-1","state":"%s","count":%d,
                 "movies":{"pending":0,"stored":%d,"processed":0,"confirmed":%d,"failed":%d}}
                """.formatted(state, all, stored, done, failed));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
