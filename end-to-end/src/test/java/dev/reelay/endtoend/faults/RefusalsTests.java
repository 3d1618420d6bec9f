package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.endtoend.faults.Operation.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The AWS SDK takes a refusal for what it is meant to be: what it takes for no throttling it repeats sooner, and services judge it otherwise. */
class RefusalsTests {

    /** Whoever refuses asks nobody. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @ParameterizedTest
    @CsvSource({
        "S3,       0, 503, SlowDown,                               true",
        "S3,       1, 503, ServiceUnavailable,                     false",
        "S3,       2, 500, InternalError,                          false",
        "SQS,      0, 400, RequestThrottled,                       true",
        "SQS,      1, 503, ServiceUnavailable,                     false",
        "SQS,      2, 500, InternalError,                          false",
        "DYNAMODB, 0, 400, ProvisionedThroughputExceededException, true",
        "DYNAMODB, 1, 400, RequestLimitExceeded,                   true",
        "DYNAMODB, 2, 400, ThrottlingException,                    true",
        "DYNAMODB, 3, 500, InternalServerError,                    false",
        "DYNAMODB, 4, 503, ServiceUnavailableException,            false"
    })
    void refusal_byItsNumber_isReadByTheSdkAsWhatItIs(
            Service service, int number, int status, String code, boolean throttling) {
        try (History history = History.in(Path.of("target", "histories", "RefusalsTests"));
                FaultyAws faulty = FaultyAws.open();
                Clients clients = Clients.of(faulty, "tester")) {
            faulty.passOnTo(NOBODY, NOBODY, NOBODY);
            faulty.begin((operation, ordinal) -> new Fault.Refuse(number), history);

            assertThatThrownBy(() -> ask(clients, service))
                    .isInstanceOfSatisfying(AwsServiceException.class, refused -> {
                        assertThat(refused.statusCode()).isEqualTo(status);
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                        assertThat(refused.isThrottlingException()).isEqualTo(throttling);
                    });
        }
    }

    private static void ask(Clients clients, Service service) {
        switch (service) {
            case S3 ->
                clients.s3()
                        .getObjectAsBytes(request -> request.bucket("a-bucket").key("a-key"));
            case SQS -> clients.sqs().getQueueUrl(request -> request.queueName("a-queue"));
            case DYNAMODB ->
                clients.dynamoDb()
                        .getItem(request -> request.tableName("a-table").key(Map.of("pk", fromS("a-key"))));
        }
    }
}
