package dev.reelay.operator;

import dev.reelay.operator.aws.Connection;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Where AWS is. */
final class ConnectionOptions {

    @Option(
            names = "--endpoint-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description =
                    "Where S3, SQS and DynamoDB answer; without an endpoint it is AWS itself. Of sweep not SQS, if its queue is given by a URL")
    private @Nullable URI endpoint;

    @Option(
            names = "--s3-endpoint-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where S3 answers, before --endpoint-url")
    private @Nullable URI s3;

    @Option(
            names = "--sqs-endpoint-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where SQS answers, before --endpoint-url")
    private @Nullable URI sqs;

    @Option(
            names = "--dynamodb-endpoint-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Where DynamoDB answers, before --endpoint-url")
    private @Nullable URI dynamoDb;

    @Option(
            names = "--region",
            scope = ScopeType.INHERIT,
            paramLabel = "REGION",
            description = "Otherwise AWS_REGION or the profile's")
    private @Nullable String region;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    Connection toConnection() {
        return new Connection(chosen(s3), chosen(sqs), chosen(dynamoDb), Optional.ofNullable(region));
    }

    /** For a command about one queue: if no option is about SQS, it answers where the queue's URL says. */
    Connection toConnection(String queueUrl) {
        return sqs == null ? toConnection().withSqsOf(queueUrl) : toConnection();
    }

    private Optional<URI> chosen(@Nullable URI own) {
        URI url = own == null ? endpoint : own;
        if (url != null
                && (url.getHost() == null || !String.valueOf(url.getScheme()).startsWith("http"))) {
            throw new ParameterException(
                    spec.commandLine(), "'" + url + "' is not an endpoint: give one such as http://127.0.0.1:4566");
        }
        return Optional.ofNullable(url);
    }
}
