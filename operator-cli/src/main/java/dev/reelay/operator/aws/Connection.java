package dev.reelay.operator.aws;

import dev.reelay.schema.QueueUrl;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where AWS is.
 *
 * @param s3 endpoint of S3; without one AWS's own
 * @param sqs endpoint of SQS; without one AWS's own
 * @param dynamoDb endpoint of DynamoDB; without one AWS's own
 * @param region without one the environment's
 */
public record Connection(Optional<URI> s3, Optional<URI> sqs, Optional<URI> dynamoDb, Optional<String> region) {

    /** The same, but with SQS where a queue answers that is not at AWS: its URL says so. */
    public Connection withSqsOf(String queueUrl) {
        return new Connection(s3, QueueUrl.elsewhere(queueUrl).or(() -> sqs), dynamoDb, region);
    }

    /** In a few words, for a question or a complaint. */
    public String describe() {
        String endpoints = String.join(
                ", ",
                Stream.of(s3, sqs, dynamoDb)
                        .map(endpoint -> endpoint.map(URI::toString).orElse("AWS"))
                        .distinct()
                        .toList());
        return region.map(where -> endpoints + " (" + where + ")").orElse(endpoints);
    }
}
