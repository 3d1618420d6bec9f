package dev.reelay.endtoend;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A span as a service exported it. The numbers are those of the fields in opentelemetry/proto/trace/v1/trace.proto.
 *
 * @param service {@code service.name} of the resource
 * @param parentId empty: it begins its trace
 * @param kind 1 internal, 2 server, 3 client, 4 producer, 5 consumer
 * @param startedNanos since 1970, by the clock of the process
 * @param attributes those that are text
 * @param links the ids of the spans that it links to
 */
record ExportedSpan(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        long kind,
        long startedNanos,
        Map<String, String> attributes,
        List<String> links) {

    static final long SERVER = 2;
    static final long CONSUMER = 5;

    /** The spans of one request to {@code /v1/traces}. */
    static List<ExportedSpan> read(byte[] request) {
        return messages(parsed(ByteString.copyFrom(request)), 1)
                .flatMap(ExportedSpan::ofResource)
                .toList();
    }

    private static Stream<ExportedSpan> ofResource(UnknownFieldSet resourceSpans) {
        String service = messages(resourceSpans, 1)
                .map(resource -> attributes(resource, 1).getOrDefault("service.name", ""))
                .findFirst()
                .orElse("");
        return messages(resourceSpans, 2)
                .flatMap(scopeSpans -> messages(scopeSpans, 2))
                .map(span -> new ExportedSpan(
                        service,
                        hex(span, 1),
                        hex(span, 2),
                        hex(span, 4),
                        text(span, 5),
                        span.getField(6).getVarintList().stream().findFirst().orElse(0L),
                        span.getField(7).getFixed64List().stream().findFirst().orElse(0L),
                        attributes(span, 9),
                        messages(span, 13).map(link -> hex(link, 2)).toList()));
    }

    private static Map<String, String> attributes(UnknownFieldSet message, int field) {
        Map<String, String> attributes = new HashMap<>();
        messages(message, field)
                .forEach(attribute ->
                        messages(attribute, 2).forEach(value -> attributes.put(text(attribute, 1), text(value, 1))));
        return attributes;
    }

    private static Stream<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream().map(ExportedSpan::parsed);
    }

    private static String text(UnknownFieldSet message, int field) {
        return bytes(message, field).toStringUtf8();
    }

    private static String hex(UnknownFieldSet message, int field) {
        return HexFormat.of().formatHex(bytes(message, field).toByteArray());
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .findFirst()
                .orElse(ByteString.EMPTY);
    }

    private static UnknownFieldSet parsed(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(message);
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalArgumentException("not a protobuf message", unreadable);
        }
    }
}
