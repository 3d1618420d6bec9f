package dev.reelay.benchmarks.limit;

import dev.reelay.benchmarks.contender.SampleMovie;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The files' calls. As many at once as the services have, 64. */
final class LimitFiles {

    private static final int MOST_AT_ONCE = 64;

    private final S3AsyncClient client;
    private final String bucket;
    private final Semaphore requests = new Semaphore(MOST_AT_ONCE);

    LimitFiles(S3AsyncClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    void put(List<SampleMovie> movies) {
        all(
                movies,
                movie -> client.putObject(
                        request -> request.bucket(bucket)
                                .key(movie.key())
                                .contentType("application/json")
                                .checksumSHA256(Base64.getEncoder().encodeToString(movie.digest()))
                                .ifNoneMatch("*"),
                        AsyncRequestBody.fromBytes(movie.file())));
    }

    void get(List<SampleMovie> movies) {
        all(
                movies,
                movie -> client.getObject(
                        request -> request.bucket(bucket).key(movie.key()), AsyncResponseTransformer.toBytes()));
    }

    private void all(List<SampleMovie> movies, Function<SampleMovie, CompletableFuture<?>> call) {
        CompletableFuture.allOf(movies.stream()
                        .map(movie -> {
                            requests.acquireUninterruptibly();
                            return call.apply(movie).whenComplete((answer, failure) -> requests.release());
                        })
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
