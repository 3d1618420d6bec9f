package dev.reelay.producer.deadletters.sqs;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Tells a backend that does not know an operation from one that refuses or fails to carry it out. */
final class Refusals {

    private static final Set<String> UNKNOWN_OPERATION = Set.of(
            "AWS.SimpleQueueService.UnsupportedOperation",
            "UnsupportedOperation",
            "UnsupportedOperationException",
            "InvalidAction",
            "UnknownOperation",
            "UnknownOperationException",
            "NotImplemented",
            "NotImplementedException");

    private static final Set<Integer> NO_SUCH_METHOD = Set.of(404, 405, 501);

    private Refusals() {}

    static boolean isUnsupported(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        if (code == null || code.isBlank()) {
            // Not an answer of SQS at all: moto, for one, fails with an HTML page and status 500.
            return refused.statusCode() == 500 || NO_SUCH_METHOD.contains(refused.statusCode());
        }
        return UNKNOWN_OPERATION.contains(code) || refused.statusCode() == 501;
    }
}
