package dev.reelay.endtoend;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table. */
record Item(Map<String, AttributeValue> attributes) {

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** A string, or a number as it is written. */
    String text(String attribute) {
        AttributeValue value = Objects.requireNonNull(attributes.get(attribute), attribute);
        return value.s() == null ? value.n() : value.s();
    }
}
