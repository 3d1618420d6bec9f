package dev.reelay.infrastructure.permissions.aws;

import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import dev.reelay.infrastructure.template.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;

/** What of a request says which resources it is about. */
final class RequestResources {

    private static final Set<String> NAMES =
            Set.of("QueueName", "QueueUrl", "SourceArn", "DestinationArn", "TableName", "IndexName", "Bucket", "Key");

    private RequestResources() {}

    static List<RequestResource> of(SdkRequest request) {
        return SdkValues.of(request).fields().entrySet().stream()
                .flatMap(field -> of(field.getKey(), field.getValue()))
                .toList();
    }

    private static Stream<RequestResource> of(String field, Value value) {
        return switch (field) {
            case "RequestItems" ->
                value.fields().keySet().stream().map(table -> new RequestResource("RequestItems", table));
            case "TransactItems" -> value.items().stream().flatMap(RequestResources::ofTransaction);
            case "Delete" ->
                value.field("Objects").items().stream()
                        .map(file ->
                                new RequestResource("Key", file.field("Key").text()));
            // An item's key is a map, a file's a text.
            default ->
                NAMES.contains(field) && value instanceof Value.Text(String text)
                        ? Stream.of(new RequestResource(field, text))
                        : Stream.empty();
        };
    }

    private static Stream<RequestResource> ofTransaction(Value item) {
        return item.fields().entrySet().stream()
                .map(action -> new RequestResource(
                        action.getKey(), action.getValue().field("TableName").text()));
    }
}
