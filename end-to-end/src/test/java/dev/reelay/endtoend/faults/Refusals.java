package dev.reelay.endtoend.faults;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How each service refuses a request, in its own protocol: overload and its own failures, never what the request is to blame for. */
final class Refusals {

    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";

    private static final List<Answer> BY_SQS = List.of(
            json(400, "com.amazonaws.sqs#RequestThrottled"),
            json(503, "com.amazonaws.sqs#ServiceUnavailable"),
            json(500, "com.amazonaws.sqs#InternalError"));

    private static final List<Answer> BY_DYNAMODB = List.of(
            json(400, DYNAMODB + "ProvisionedThroughputExceededException"),
            json(400, DYNAMODB + "RequestLimitExceeded"),
            json(400, "com.amazon.coral.availability#ThrottlingException"),
            json(500, DYNAMODB + "InternalServerError"),
            json(503, "com.amazon.coral.service#ServiceUnavailableException"));

    private static final List<Answer> BY_S3 =
            List.of(xml(503, "SlowDown"), xml(503, "ServiceUnavailable"), xml(500, "InternalError"));

    private Refusals() {}

    static Answer of(Call call, int number) {
        List<Answer> all = switch (call.operation().service()) {
            case SQS -> BY_SQS;
            case DYNAMODB -> BY_DYNAMODB;
            case S3 -> BY_S3;
        };
        return all.get(number % all.size());
    }

    /** An operation that SQS does not know. */
    static Answer unknown() {
        return json(400, "com.amazonaws.sqs#UnsupportedOperation");
    }

    /** A transaction cancelled because of its action at {@code at}, counted round. */
    static Answer cancelled(Call call, String reason, int at) {
        int actions = call.json().path("TransactItems").size();
        ObjectNode answer = error(DYNAMODB + "TransactionCanceledException");
        ArrayNode reasons = answer.putArray("CancellationReasons");
        for (int i = 0; i < actions; i++) {
            reasons.addObject().put("Code", i == at % actions ? reason : "None");
        }
        return Answer.json(400, answer);
    }

    private static Answer json(int status, String type) {
        return Answer.json(status, error(type));
    }

    private static ObjectNode error(String type) {
        String text = "the fault harness says so";
        return Call.JSON
                .createObjectNode()
                .put("__type", type)
                .put("message", text)
                .put("Message", text);
    }

    private static Answer xml(int status, String code) {
        String text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>the fault harness says so</Message></Error>"
                        .formatted(code);
        return new Answer(status, Map.of("content-type", List.of("application/xml")), SdkBytes.fromUtf8String(text));
    }
}
