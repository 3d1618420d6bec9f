package dev.reelay.launcher;

import java.util.List;
import picocli.CommandLine.Option;

/** The options that say who listens where. */
final class Ports {
    @Option(
            names = "--producer-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "default: ${DEFAULT-VALUE}")
    int producer;

    @Option(
            names = "--consumer-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "default: ${DEFAULT-VALUE}")
    int consumer;

    @Option(names = "--s3-port", paramLabel = "PORT", defaultValue = "4566", description = "default: ${DEFAULT-VALUE}")
    int s3;

    @Option(names = "--sqs-port", paramLabel = "PORT", defaultValue = "4567", description = "default: ${DEFAULT-VALUE}")
    int sqs;

    @Option(
            names = "--dynamodb-port",
            paramLabel = "PORT",
            defaultValue = "4568",
            description = "default: ${DEFAULT-VALUE}")
    int dynamodb;

    /** A port, who wants it, and the option that gives them another. */
    record Wanted(int port, String by, String option) {}

    List<Wanted> wanted() {
        return List.of(
                new Wanted(producer, "the producer", "--producer-port"),
                new Wanted(consumer, "the consumer", "--consumer-port"),
                new Wanted(s3, "embedded S3", "--s3-port"),
                new Wanted(sqs, "embedded SQS", "--sqs-port"),
                new Wanted(dynamodb, "embedded DynamoDB", "--dynamodb-port"));
    }
}
