package dev.reelay.localaws;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import scala.collection.immutable.Nil$;
import scala.util.Either;
import scalikejdbc.ConnectionPool;

/**
 * Queues and messages on disk, in an H2 database: a message is acknowledged once it is there, but a machine that is
 * switched off loses the last half second. ElasticMQ knows one such store per JVM.
 *
 * @param actor ElasticMQ's listener, which writes what happens to queues and messages
 */
record SqsStore(ActorRef actor) {

    private static final String USER = "sa";
    private static final String NO_PASSWORD = "";
    private static final Duration RESTORE = Duration.ofMinutes(2);

    static SqsStore open(Path folder, ActorSystem actors) {
        // Closed by us, after ElasticMQ, and not by a shutdown hook at the same time.
        String uri =
                "jdbc:h2:" + folder.toAbsolutePath().resolve("queues") + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        // ElasticMQ opens a pool only once per JVM, and that one is closed if there was a store before.
        ConnectionPool.singleton(
                uri,
                USER,
                NO_PASSWORD,
                ConnectionPool.singleton$default$4(),
                ConnectionPool.singleton$default$5(uri, USER, NO_PASSWORD, ConnectionPool.singleton$default$4()));
        SqlQueuePersistenceConfig config =
                new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, USER, NO_PASSWORD, false);
        return new SqsStore(actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, Nil$.MODULE$)));
    }

    /** Gives {@code queues} what was kept; returns when all of it is there. */
    void restore(ActorRef queues) {
        Object result = Patterns.ask(actor, new QueueEvent.Restore(queues), RESTORE)
                .toCompletableFuture()
                .join();
        if (result instanceof Either<?, ?> either && either.isLeft()) {
            throw new LocalAwsException("SQS could not restore its queues: " + either);
        }
    }

    void close() {
        ConnectionPool.closeAll();
    }
}
