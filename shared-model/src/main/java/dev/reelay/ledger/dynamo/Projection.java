package dev.reelay.ledger.dynamo;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which attributes a read answers; what it consumes is the same as without.
 *
 * @param expression for the request, in which every attribute has its name behind a {@code #}, because some are words of DynamoDB's
 * @param names what these names stand for
 */
record Projection(String expression, Map<String, String> names) {

    static Projection of(String... attributes) {
        Map<String, String> names =
                Arrays.stream(attributes).collect(Collectors.toUnmodifiableMap(name -> "#" + name, name -> name));
        return new Projection(String.join(", ", names.keySet()), names);
    }
}
