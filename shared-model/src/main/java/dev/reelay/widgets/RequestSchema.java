package dev.reelay.widgets;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.reelay.widgets.RequestText.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema of requests, {@code widget-request.schema.json}. Whatever rule a field breaks, it is told by the description that the
 * schema gives of the field: by all its rules at once, in words.
 */
final class RequestSchema {

    private static final String FILE = "widget-request.schema.json";
    private static final int MOST_VIOLATIONS = 20;
    private static final int LONGEST_NAME = 60;

    private static final JsonNode TEXT = read();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    private RequestSchema() {}

    /** Each field that breaks a rule, once. */
    static List<Violation> violations(JsonNode request) {
        return SCHEMA.validate(request).stream()
                .map(error -> field(
                        error.getInstanceLocation().getNameCount() == 0
                                ? error.getProperty()
                                : error.getInstanceLocation().getName(0)))
                .distinct()
                .limit(MOST_VIOLATIONS)
                .map(field -> new Violation(field, rule(field)))
                .toList();
    }

    /** What a field must be. */
    static String rule(String field) {
        JsonNode property = TEXT.path("properties").path(field);
        return property.isMissingNode()
                ? "is unknown: use " + String.join(", ", TEXT.path("properties").propertyNames())
                : property.path("description").asString("");
    }

    /** The schema itself. */
    static JsonNode text() {
        return TEXT;
    }

    private static String field(@Nullable String name) {
        return Optional.ofNullable(name)
                .map(given -> given.length() > LONGEST_NAME ? given.substring(0, LONGEST_NAME) + "..." : given)
                .orElse("body");
    }

    private static JsonNode read() {
        try (InputStream file = Objects.requireNonNull(RequestSchema.class.getResourceAsStream(FILE), FILE)) {
            return new JsonMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema in the jar cannot be read", unreadable);
        }
    }
}
