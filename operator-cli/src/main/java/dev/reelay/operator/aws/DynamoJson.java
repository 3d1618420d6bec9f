package dev.reelay.operator.aws;

import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Items in DynamoDB's own JSON, such as {@code {"pk":{"S":"a"}}}, attributes in alphabetical order, ASCII only.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">AttributeValue</a>
 */
final class DynamoJson implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // Or a scan that fails half way would look complete.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonGenerator json;
    private boolean started;

    DynamoJson(Writer writer) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), writer);
    }

    /** Adds a page, which may be empty; nothing is written before the first, so that a scan that is refused writes nothing. */
    void page(List<Map<String, AttributeValue>> items) {
        if (!started) {
            json.writeStartObject();
            json.writeArrayPropertyStart("Items");
            started = true;
        }
        items.forEach(this::item);
    }

    /** Completes the text; there has been a page before. */
    void end(long count, long scanned) {
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeNumberProperty("Count", count);
        json.writeNumberProperty("ScannedCount", scanned);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() {
        json.close();
    }

    private void item(Map<String, AttributeValue> item) {
        json.writeRaw('\n');
        map(item);
    }

    private void map(Map<String, AttributeValue> attributes) {
        json.writeStartObject();
        new TreeMap<>(attributes).forEach((name, value) -> {
            json.writeName(name);
            value(value);
        });
        json.writeEndObject();
    }

    private void value(AttributeValue value) {
        json.writeStartObject();
        json.writeName(
                value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name());
        switch (value.type()) {
            case S -> json.writeString(value.s());
            case N -> json.writeString(value.n());
            case B -> json.writeBinary(value.b().asByteArrayUnsafe());
            case BOOL -> json.writeBoolean(value.bool());
            case NUL -> json.writeBoolean(value.nul());
            case SS -> array(value.ss(), json::writeString);
            case NS -> array(value.ns(), json::writeString);
            case BS -> array(value.bs(), this::binary);
            case L -> array(value.l(), this::value);
            case M -> map(value.m());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException(
                        "an attribute has a type that this version does not know: use a newer one");
        }
        json.writeEndObject();
    }

    private void binary(SdkBytes bytes) {
        json.writeBinary(bytes.asByteArrayUnsafe());
    }

    private <T> void array(Iterable<T> values, Consumer<T> write) {
        json.writeStartArray();
        values.forEach(write);
        json.writeEndArray();
    }
}
