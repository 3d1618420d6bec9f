package dev.reelay.endtoend.faults;

import dev.reelay.infrastructure.permissions.Program;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What of a request on the wire says which resources it is about, by the words of the service's API. */
final class AskedResources {

    private static final Map<Operation.Service, String> NAMES_OF_THE_SDK =
            Map.of(Operation.Service.S3, "S3", Operation.Service.SQS, "Sqs", Operation.Service.DYNAMODB, "DynamoDb");

    private static final Set<String> NAMING =
            Set.of("QueueName", "QueueUrl", "SourceArn", "DestinationArn", "TableName", "IndexName");

    private AskedResources() {}

    static RecordedCall of(Program program, Call call) {
        Operation operation = call.operation();
        Stream<RequestResource> resources = operation.service() == Operation.Service.S3
                ? Stream.concat(ofPath(call.uri().getPath()), copied(call).stream())
                : call.json().properties().stream().flatMap(field -> ofField(field.getKey(), field.getValue()));
        return new RecordedCall(
                program,
                NAMES_OF_THE_SDK.getOrDefault(operation.service(), "unknown"),
                operation.name(),
                resources.toList());
    }

    private static Optional<RequestResource> copied(Call call) {
        return call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(Call.COPY_SOURCE))
                .flatMap(header -> header.getValue().stream())
                .map(source -> source.startsWith("/") ? source : "/" + source)
                .map(source -> new RequestResource(
                        "CopySource", URI.create(source).getPath().substring(1)))
                .findFirst();
    }

    /** Of {@code /BUCKET} or {@code /BUCKET/KEY}. */
    private static Stream<RequestResource> ofPath(String path) {
        String[] parts = path.substring(1).split("/", 2);
        Stream<RequestResource> bucket = Stream.of(new RequestResource("Bucket", parts[0]));
        return parts.length == 1 ? bucket : Stream.concat(bucket, Stream.of(new RequestResource("Key", parts[1])));
    }

    private static Stream<RequestResource> ofField(String field, JsonNode value) {
        return switch (field) {
            case "RequestItems" ->
                value.propertyNames().stream().map(table -> new RequestResource("RequestItems", table));
            case "TransactItems" ->
                value.valueStream().flatMap(AskedResources::ofAction).distinct();
            default ->
                NAMING.contains(field) ? Stream.of(new RequestResource(field, value.asString())) : Stream.empty();
        };
    }

    /** Of {@code {"Put": {"TableName": ...}}} and the like. */
    private static Stream<RequestResource> ofAction(JsonNode action) {
        return action.properties().stream()
                .map(kind -> new RequestResource(
                        kind.getKey(), kind.getValue().path("TableName").asString()));
    }
}
