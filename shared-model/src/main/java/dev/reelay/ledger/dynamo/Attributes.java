package dev.reelay.ledger.dynamo;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of an item that is being read. One that is missing or of another type is an {@link IllegalArgumentException} whose
 * text names it: somebody else than the ledger wrote the item.
 */
record Attributes(Map<String, AttributeValue> item) {

    String text(String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.s() == null) {
            throw new IllegalArgumentException(name + " is missing or not a string");
        }
        return value.s();
    }

    long number(String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.n() == null) {
            throw new IllegalArgumentException(name + " is missing or not a number");
        }
        return Long.parseLong(value.n());
    }

    Map<String, AttributeValue> map(String name) {
        AttributeValue value = item.get(name);
        if (value == null || !value.hasM()) {
            throw new IllegalArgumentException(name + " is missing or not a map");
        }
        return value.m();
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    boolean has(String name) {
        return item.containsKey(name);
    }
}
