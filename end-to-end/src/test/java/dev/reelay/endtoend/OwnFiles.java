package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the contract says of a file of somebody's own that has arrived, by somebody who has only the SDK and a reader of JSON. */
final class OwnFiles {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OwnFiles() {}

    /** The item is confirmed, the object in S3 is what was sent to the byte, and the item's map says what the file says. */
    static void assertConfirmed(Aws aws, Item item, String name, byte[] sent) {
        assertThat(item.text("state")).isEqualTo("CONFIRMED");
        assertThat(item.text("file_name")).isEqualTo(name);
        assertThat(item.text("key")).isEqualTo(digest(sent) + ".json");
        assertThat(aws.file(item.text("key"))).isEqualTo(sent);
        assertThat(item.attributes())
                .containsKeys("job_id", "movie_id", "bucket", "stored_on", "processed_on", "confirmed_on")
                .doesNotContainKeys("failure", "title", "year");
        assertSame(json(Objects.requireNonNull(item.attributes().get("attributes"))), EXACT.readTree(sent));
    }

    /** As {@code equals} would, but a number is the same number however it is spelled. */
    private static void assertSame(JsonNode item, JsonNode file) {
        assertThat(item.getNodeType()).isEqualTo(file.getNodeType());
        assertThat(item.size()).isEqualTo(file.size());
        if (item.isNumber()) {
            assertThat(item.decimalValue()).isEqualByComparingTo(file.decimalValue());
        } else if (item.isObject()) {
            file.properties().forEach(field -> assertSame(item.path(field.getKey()), field.getValue()));
        } else if (item.isArray()) {
            for (int i = 0; i < item.size(); i++) {
                assertSame(item.get(i), file.get(i));
            }
        } else {
            assertThat(item).isEqualTo(file);
        }
    }

    private static JsonNode json(AttributeValue value) {
        return switch (value.type()) {
            case S -> NODES.stringNode(value.s());
            case N -> EXACT.readTree(value.n());
            case BOOL -> NODES.booleanNode(value.bool());
            case NUL -> NODES.nullNode();
            case L -> array(value.l());
            case M -> object(value.m());
            default -> throw new AssertionError("JSON has no " + value.type());
        };
    }

    private static ArrayNode array(List<AttributeValue> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(value -> array.add(json(value)));
        return array;
    }

    private static ObjectNode object(Map<String, AttributeValue> values) {
        ObjectNode object = NODES.objectNode();
        values.forEach((name, value) -> object.set(name, json(value)));
        return object;
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
