package dev.reelay.localaws;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The three servers, started and stopped together. */
record LocalServers(S3Server s3, SqsServer sqs, DynamoDbServer dynamoDb, Optional<DataFolder> folder)
        implements AutoCloseable {

    static LocalServers start(LocalAwsOptions options) {
        ListenAddress s3 = new ListenAddress("S3", options.host(), options.s3Port());
        ListenAddress sqs = new ListenAddress("SQS", options.host(), options.sqsPort());
        ListenAddress dynamoDb = new ListenAddress("DynamoDB", options.host(), options.dynamoDbPort());
        Stream.of(s3, sqs, dynamoDb).forEach(ListenAddress::check);
        Optional<DataFolder> folder = options.dataFolder().map(DataFolder::open);
        // Each spends most of its start loading classes, so that they hardly disturb each other.
        try (ExecutorService starters = Executors.newFixedThreadPool(3)) {
            CompletableFuture<S3Server> startedS3 = on(starters, () -> S3Server.start(s3, within(folder, "s3")));
            CompletableFuture<SqsServer> startedSqs = on(starters, () -> SqsServer.start(sqs, within(folder, "sqs")));
            CompletableFuture<DynamoDbServer> startedDynamoDb =
                    on(starters, () -> DynamoDbServer.start(dynamoDb, within(folder, "dynamodb")));
            try {
                CompletableFuture.allOf(startedS3, startedSqs, startedDynamoDb).join();
                return new LocalServers(startedS3.join(), startedSqs.join(), startedDynamoDb.join(), folder);
            } catch (CompletionException e) {
                Stream.of(startedS3, startedSqs, startedDynamoDb).forEach(LocalServers::closeIfStarted);
                folder.ifPresent(DataFolder::close);
                throw e.getCause() instanceof LocalAwsException clear
                        ? clear
                        : new LocalAwsException("embedded AWS could not be started: " + e.getCause(), e.getCause());
            }
        }
    }

    @Override
    public void close() {
        try (sqs;
                dynamoDb;
                s3) {
            // Each is closed, whatever becomes of the others.
        } finally {
            folder.ifPresent(DataFolder::close);
        }
    }

    private static <T> CompletableFuture<T> on(ExecutorService starters, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, starters);
    }

    private static Optional<Path> within(Optional<DataFolder> folder, String service) {
        return folder.map(data -> data.of(service));
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> server) {
        if (!server.isCompletedExceptionally()) {
            try {
                server.join().close();
            } catch (Exception e) {
                throw new LocalAwsException("embedded AWS could not be stopped: " + e.getMessage(), e);
            }
        }
    }
}
