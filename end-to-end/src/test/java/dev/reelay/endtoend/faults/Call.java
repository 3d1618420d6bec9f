package dev.reelay.endtoend.faults;

import com.sun.net.httpserver.HttpExchange;
import dev.reelay.endtoend.faults.Operation.Service;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to AWS, read whole.
 *
 * @param instance which of our processes sent it, by the application id in its user agent
 */
record Call(
        String instance,
        Operation operation,
        String method,
        URI uri,
        Map<String, List<String>> headers,
        SdkBytes body) {

    static final JsonMapper JSON = new JsonMapper();

    /** The header by which alone a copy differs from a PUT: {@code BUCKET/KEY}, encoded as in a URL. */
    static final String COPY_SOURCE = "x-amz-copy-source";

    /** More than the largest request of SQS and DynamoDB, and than the largest file. */
    private static final int LARGEST = 8 << 20;

    private static final Pattern APPLICATION = Pattern.compile("\\bapp/(\\S+)");

    static Call read(Service service, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new IOException("a request of more than " + LARGEST + " bytes");
        }
        var headers = exchange.getRequestHeaders();
        String target = headers.getFirst("X-Amz-Target");
        String method = exchange.getRequestMethod();
        URI uri = exchange.getRequestURI();
        String name = target == null
                ? s3(method, uri, headers.getFirst(COPY_SOURCE) != null)
                : target.substring(target.lastIndexOf('.') + 1);
        return new Call(
                application(headers.getFirst("User-Agent")),
                new Operation(service, name),
                method,
                uri,
                Map.copyOf(headers),
                SdkBytes.fromByteArrayUnsafe(body));
    }

    private static String application(@Nullable String userAgent) {
        Matcher matcher = APPLICATION.matcher(Objects.requireNonNullElse(userAgent, ""));
        return matcher.find() ? Objects.requireNonNull(matcher.group(1)) : "unknown";
    }

    /** By what tells it apart on the wire. */
    static String s3(String method, URI uri, boolean copies) {
        if (copies) {
            return "CopyObject";
        }
        String of = uri.getPath().chars().skip(1).anyMatch(c -> c == '/') ? "Object" : "Bucket";
        if (String.valueOf(uri.getQuery()).contains("list-type=2")) {
            return "ListObjectsV2";
        }
        return method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT) + of;
    }

    /** The body of a request to SQS or DynamoDB. */
    ObjectNode json() {
        return (ObjectNode) JSON.readTree(body.asByteArrayUnsafe());
    }

    /** The queue that a request to SQS is about, whatever its kind. */
    String queue() {
        String url = json().path("QueueUrl").asString("");
        String name = url.substring(url.lastIndexOf('/') + 1);
        return name.endsWith(QueueKind.FIFO.suffix())
                ? name.substring(0, name.length() - QueueKind.FIFO.suffix().length())
                : name;
    }

    /** The name of the file that a request to S3 is about. */
    String key() {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    Call with(JsonNode json) {
        return new Call(
                instance, operation, method, uri, headers, SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(json)));
    }
}
