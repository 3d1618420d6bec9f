package dev.reelay.benchmarks.pipeline;

import dev.reelay.launcher.stack.AwsPlan;
import java.net.URI;
import java.util.Map;

/** Where the backend is. */
public record Endpoints(URI s3, URI sqs, URI dynamoDb) {

    /** Of embedded AWS. */
    public static Endpoints of(AwsPlan plan) {
        return new Endpoints(plan.s3(), plan.sqs(), plan.dynamodb());
    }

    /** What a service must be told to find it. */
    public Map<String, String> properties() {
        return Map.of(
                "spring.cloud.aws.s3.endpoint", s3.toString(),
                "spring.cloud.aws.sqs.endpoint", sqs.toString(),
                "spring.cloud.aws.dynamodb.endpoint", dynamoDb.toString());
    }
}
