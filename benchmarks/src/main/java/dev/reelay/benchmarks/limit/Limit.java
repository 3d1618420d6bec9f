package dev.reelay.benchmarks.limit;

import dev.reelay.benchmarks.contender.ContenderServer;
import dev.reelay.benchmarks.contender.SampleMovie;
import dev.reelay.benchmarks.pipeline.Backend;
import dev.reelay.benchmarks.pipeline.Endpoints;
import dev.reelay.benchmarks.pipeline.Names;
import dev.reelay.schema.SchemaNames;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The limit: the AWS calls of a job, all of them and no others, by the raw asynchronous SDK, each batch full, as many at once as the
 * services have. No Spring, no JSON, no comparison, no retries but the SDK's own; its calls are counted.
 */
public final class Limit {

    private final LimitClients clients;
    private final SchemaNames names = Names.prefixed("limit");

    private Limit(Endpoints endpoints) {
        this.clients = LimitClients.to(endpoints);
    }

    /** Serves measurements until the process ends. */
    public static void serve(Endpoints endpoints) {
        Limit limit = new Limit(endpoints);
        try (Backend backend = new Backend(endpoints)) {
            backend.load(limit.names);
        }
        ContenderServer.serve(limit::run);
    }

    private Duration run(int count) throws Exception {
        String jobId = UUID.randomUUID().toString();
        // Before the clock starts: making movies is no AWS call.
        List<SampleMovie> movies = IntStream.range(0, count)
                .mapToObj(number -> SampleMovie.of(jobId, number))
                .toList();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return new LimitRun(clients, names, movies, threads).run();
        } finally {
            // Not close(): after a failure some wait for what will never come.
            threads.shutdown();
        }
    }
}
