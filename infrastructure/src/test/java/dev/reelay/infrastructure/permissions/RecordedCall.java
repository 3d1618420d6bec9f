package dev.reelay.infrastructure.permissions;

import java.util.List;

/**
 * One call of a program to AWS.
 *
 * @param program whose call it is
 * @param service as the SDK names it: {@code S3}, {@code Sqs}, {@code DynamoDb}
 * @param operation such as {@code SendMessageBatch}
 * @param resources what of its parameters says which resources it is about
 */
public record RecordedCall(Program program, String service, String operation, List<RequestResource> resources) {

    /**
     * A parameter that names a resource.
     *
     * @param parameter the request's own word for it, such as {@code QueueUrl}, {@code SourceArn}, {@code TableName}; for the tables of a
     *     {@code BatchGetItem} it is {@code RequestItems}, for the items of a transaction {@code Put}, {@code Update}, {@code Delete},
     *     {@code ConditionCheck} or {@code Get} with their table, for what a {@code CopyObject} reads {@code CopySource} with
     *     {@code BUCKET/KEY}
     * @param value as it was sent
     */
    public record RequestResource(String parameter, String value) {}

    /** A call about one resource. */
    public static RecordedCall of(Program program, String service, String operation, String parameter, String value) {
        return new RecordedCall(program, service, operation, List.of(new RequestResource(parameter, value)));
    }

    /** The one value of a parameter. */
    String only(String parameter) {
        List<String> values = all(parameter);
        if (values.size() != 1) {
            throw new IllegalArgumentException("%s of %s names %d resources as %s, one is needed: record it"
                    .formatted(operation, service, values.size(), parameter));
        }
        return values.getFirst();
    }

    /** All values of a parameter. */
    List<String> all(String parameter) {
        return resources.stream()
                .filter(resource -> resource.parameter().equals(parameter))
                .map(RequestResource::value)
                .toList();
    }

    boolean has(String parameter) {
        return !all(parameter).isEmpty();
    }
}
