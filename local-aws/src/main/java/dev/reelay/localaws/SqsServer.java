package dev.reelay.localaws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;

/** SQS with its strict limits, by ElasticMQ. Queue URLs name the address that the client has used. */
final class SqsServer implements AutoCloseable {

    private static final String ACCOUNT = "000000000000";
    private static final Duration STOP = Duration.ofSeconds(10);

    private final ActorSystem actors;
    private final ListenAddress address;
    private final int port;
    private final Optional<SqsStore> store;

    private SqsServer(ActorSystem actors, ListenAddress address, int port, Optional<SqsStore> store) {
        this.actors = actors;
        this.address = address;
        this.port = port;
        this.store = store;
    }

    static SqsServer start(ListenAddress address, Optional<Path> folder) {
        ActorSystem actors = ActorSystem.create("local-sqs", config(), SqsServer.class.getClassLoader());
        Optional<SqsStore> store = folder.map(where -> SqsStore.open(where, actors));
        try {
            ActorRef queues = actors.actorOf(
                    Props.create(QueueManagerActor.class, new NowProvider(), StrictSQSLimits$.MODULE$, option(store)));
            // Before anyone can ask for a queue, or a restored one would be taken for missing.
            store.ifPresent(kept -> kept.restore(queues));
            int port = rest(actors, queues, address, store)
                    .waitUntilStarted()
                    .localAddress()
                    .getPort();
            return new SqsServer(actors, address, port, store);
        } catch (RuntimeException e) {
            stop(actors, store);
            throw e instanceof LocalAwsException
                    ? e
                    : new LocalAwsException("SQS could not be started: " + e.getMessage(), e);
        }
    }

    URI uri() {
        return address.uri(port);
    }

    @Override
    public void close() {
        stop(actors, store);
    }

    private static SQSRestServer rest(
            ActorSystem actors, ActorRef queues, ListenAddress address, Optional<SqsStore> store) {
        NodeAddress asAsked = new NodeAddress("http", "*", address.port(), "");
        return new TheSQSRestServerBuilder(
                        Option.apply(actors),
                        Option.apply(queues),
                        address.host(),
                        address.port(),
                        asAsked,
                        !address.isWildcard(),
                        StrictSQSLimits$.MODULE$,
                        Credentials.REGION,
                        ACCOUNT,
                        option(store),
                        AutoCreateQueuesConfig.disabled())
                .start();
    }

    private static Option<ActorRef> option(Optional<SqsStore> store) {
        return store.map(kept -> Option.apply(kept.actor())).orElseGet(Option::empty);
    }

    private static void stop(ActorSystem actors, Optional<SqsStore> store) {
        // Not gracefully: that would wait for every long poll.
        actors.terminate();
        actors.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
        store.ifPresent(SqsStore::close);
    }

    private static Config config() {
        Map<String, Object> ours = Map.of(
                "pekko.loglevel", "WARNING",
                "pekko.daemonic", "on",
                "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off",
                // Ten messages of 1 MiB in Base64 fit; SQS's own limit is checked after parsing.
                "pekko.http.server.parsing.max-content-length", "16m",
                "pekko.http.server.max-connections", 4096,
                // Longer than clients keep idle connections, so that it is never the server who hangs up.
                "pekko.http.server.idle-timeout", "10 minutes");
        return ConfigFactory.parseMap(ours).withFallback(ConfigFactory.load(SqsServer.class.getClassLoader()));
    }
}
