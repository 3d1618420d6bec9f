package dev.reelay.endtoend.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelay.endtoend.faults.Operation.Service;
import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.ServicePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Embedded AWS as it is seen through bad luck: three servers, one for each of its own, that do to each request what a plan decides.
 * After {@link #faultsEnd} they pass everything on.
 */
final class FaultyAws implements AutoCloseable {

    /** What an experiment goes by; the next one has another. */
    private record Experiment(
            Faults faults, Witness witness, History history, Map<Operation, AtomicInteger> ordinals, Replays replays) {}

    private final Map<Service, HttpServer> servers = new EnumMap<>(Service.class);
    private final Map<Service, Door> doors = new EnumMap<>(Service.class);
    private final Map<Service, Upstream> upstreams = new ConcurrentHashMap<>();
    /** What is asked for however little there is to do. */
    private static final Set<String> LOOKING =
            Set.of("SQS.ReceiveMessage", "SQS.GetQueueAttributes", "S3.ListObjectsV2");

    /** Long enough for whoever holds a message to ask the next thing, on a machine that is busy too. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong lastWork = new AtomicLong(System.nanoTime());
    private final RecordedCalls calls = new RecordedCalls();
    private volatile Optional<Experiment> experiment = Optional.empty();
    private volatile boolean faulty;

    private FaultyAws() {}

    /** Listens, but cannot answer before it knows whom to ask. */
    static FaultyAws open() {
        FaultyAws faulty = new FaultyAws();
        for (Service service : Service.values()) {
            faulty.serve(service);
        }
        return faulty;
    }

    /** The AWS to which requests are passed on. */
    void passOnTo(AwsPlan aws) {
        passOnTo(aws.s3(), aws.sqs(), aws.dynamodb());
    }

    /** The same, by where it answers. */
    void passOnTo(URI s3, URI sqs, URI dynamoDb) {
        upstreams.put(Service.S3, new Upstream(s3));
        upstreams.put(Service.SQS, new Upstream(sqs));
        upstreams.put(Service.DYNAMODB, new Upstream(dynamoDb));
    }

    private void serve(Service service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> handle(service, exchange));
            server.start();
            servers.put(service, server);
            doors.put(service, Door.before(server.getAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("the faulty " + service + " cannot be started", e);
        }
    }

    /** What it was asked for so far, whatever became of it. */
    RecordedCalls calls() {
        return calls;
    }

    URI url(Service service) {
        return URI.create("http://127.0.0.1:" + door(service).port());
    }

    /** A service that knows AWS only through here, and as an instance of this name. */
    ServicePlan before(ServicePlan plan, String instance) {
        ServicePlan before = plan.withJvmFlag("-Dsdk.ua.appId=" + instance);
        for (Service aws : Service.values()) {
            before = before.with(
                    "spring.cloud.aws." + aws.name().toLowerCase(Locale.ROOT) + ".endpoint", url(aws).toString());
        }
        return before;
    }

    private Door door(Service service) {
        return Objects.requireNonNull(doors.get(service));
    }

    /** From now on requests meet these faults and are entered in this history. */
    void begin(Faults faults, History history) {
        experiment = Optional.of(
                new Experiment(faults, new Witness(history), history, new ConcurrentHashMap<>(), new Replays()));
        faulty = true;
    }

    /** From now on all goes well; what goes on is still entered in the history. */
    void faultsEnd() {
        faulty = false;
        experiment.ifPresent(current -> current.replays().forgetDeadLetters());
    }

    /** Requests meet the faults of {@link #begin} again, from where they ended. */
    void faultsGoOn() {
        faulty = true;
    }

    /** Nothing is entered in the history any more. */
    void end() {
        faulty = false;
        experiment = Optional.empty();
    }

    /**
     * Whether nothing is still to come of the faults and of deliveries that no queue knows of: no request that met a fault goes on,
     * no answer waits for its second time, and nobody who holds a message has asked for anything for a while.
     */
    boolean isQuiet() {
        return underWay.get() == 0
                && System.nanoTime() - lastWork.get() > REST.toNanos()
                && experiment.map(current -> current.replays().waiting()).orElse(0L) == 0;
    }

    private void handle(Service service, HttpExchange exchange) throws IOException {
        try (exchange) {
            Upstream upstream = Objects.requireNonNull(upstreams.get(service));
            Call call = Call.read(service, exchange);
            calls.add(call);
            Optional<Experiment> current = experiment;
            if (current.isEmpty()) {
                write(exchange, call, upstream.ask(call));
                return;
            }
            // Without an answer the connection is closed with the exchange.
            Optional<Answer> answer =
                    answer(current.get(), call, upstream, () -> door(service).reset(exchange.getRemoteAddress()));
            if (answer.isPresent()) {
                // Of a long poll it may be the next experiment by now that is given the messages.
                experiment.ifPresent(now -> now.witness().answered(call, answer.get()));
                write(exchange, call, answer.get());
            }
        }
    }

    private Optional<Answer> answer(Experiment current, Call call, Upstream upstream, Runnable reset)
            throws IOException {
        current.witness().asked(call);
        worked(call);
        boolean mayFail = faulty;
        int ordinal = mayFail
                ? current.ordinals()
                        .computeIfAbsent(call.operation(), absent -> new AtomicInteger())
                        .getAndIncrement()
                : -1;
        Fault fault = mayFail ? current.faults().decide(call.operation(), ordinal) : new Fault.Pass();
        underWay.addAndGet(fault instanceof Fault.Pass ? 0 : 1);
        try {
            Optional<Answer> answer = suffer(current, fault, call, upstream);
            if (fault instanceof Fault.FailAfter) {
                reset.run();
            }
            current.history()
                    .add(new Event.Asked(
                            call.instance(),
                            call.operation().toString(),
                            ordinal,
                            fault,
                            fault.mattered(answer),
                            answer.map(Answer::status).orElse(0)));
            return answer;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            worked(call);
            underWay.addAndGet(fault instanceof Fault.Pass ? 0 : -1);
        }
    }

    private void worked(Call call) {
        if (FaultPlan.WORK.contains(call.operation().toString())
                && !LOOKING.contains(call.operation().toString())) {
            lastWork.set(System.nanoTime());
        }
    }

    private Optional<Answer> suffer(Experiment current, Fault fault, Call call, Upstream upstream) {
        return switch (fault) {
            case Fault.Pass pass ->
                Optional.of(current.replays().next(call).orElseGet(() -> carryOut(current, call, upstream)));
            case Fault.LateEffect(Duration by) -> {
                pause(by);
                yield Optional.of(carryOut(current, call, upstream));
            }
            case Fault.LateAnswer(Duration by) -> {
                Answer answer = carryOut(current, call, upstream);
                pause(by);
                yield Optional.of(answer);
            }
            case Fault.Refuse(int number) -> Optional.of(Refusals.of(call, number));
            case Fault.Unknown unknown -> Optional.of(Refusals.unknown());
            case Fault.FailBefore before -> Optional.empty();
            case Fault.FailAfter after -> {
                carryOut(current, call, upstream);
                yield Optional.empty();
            }
            case Fault.HalfFailed half ->
                Optional.of(HalfBatches.answer(call, half, part -> carryOut(current, part, upstream)));
            case Fault.PretendDeleted pretended -> Optional.of(HalfBatches.allDone(call));
            case Fault.DeliverTwice twice ->
                Optional.of(current.replays().keep(call, carryOut(current, call, upstream)));
            case Fault.Cancel(String reason, int at) -> Optional.of(Refusals.cancelled(call, reason, at));
        };
    }

    private static Answer carryOut(Experiment current, Call call, Upstream upstream) {
        try {
            Answer answer = upstream.ask(call);
            current.witness().done(call, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration time) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static void write(HttpExchange exchange, Call call, Answer answer) throws IOException {
        boolean head = call.method().equals("HEAD");
        answer.headers().forEach((name, values) -> {
            if (!name.equals("transfer-encoding")
                    && !name.equals("connection")
                    && (head || !name.equals("content-length"))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body().asByteArrayUnsafe();
        exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        doors.values().forEach(Door::close);
        servers.values().forEach(server -> server.stop(0));
    }
}
