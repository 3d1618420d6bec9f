package dev.reelay.endtoend.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of AWS; the names of its headers are in lower case. */
record Answer(int status, Map<String, List<String>> headers, SdkBytes body) {

    private static final int OK = 200;
    private static final int DONE = 204;

    static Answer json(int status, JsonNode json) {
        return new Answer(
                status,
                Map.of("content-type", List.of("application/x-amz-json-1.0")),
                SdkBytes.fromByteArrayUnsafe(Call.JSON.writeValueAsBytes(json)));
    }

    boolean isOk() {
        return status == OK || status == DONE;
    }

    ObjectNode json() {
        return (ObjectNode) Call.JSON.readTree(body.asByteArrayUnsafe());
    }

    /** Says something else, so that the digest of DynamoDB no longer fits. */
    Answer with(JsonNode json) {
        Map<String, List<String>> kept = new HashMap<>(headers);
        kept.remove("x-amz-crc32");
        return new Answer(status, kept, SdkBytes.fromByteArrayUnsafe(Call.JSON.writeValueAsBytes(json)));
    }
}
