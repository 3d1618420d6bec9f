package dev.reelay.producer.widgets.web;

import dev.reelay.widgets.RequestText;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Puts the JSON Schema by which requests are read into the document as it is, so that the two cannot differ. */
final class WidgetRequestDocs implements OpenApiCustomizer {

    /** By which operations refer to it. */
    static final String REF = "#/components/schemas/WidgetRequest";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas("WidgetRequest", rules());
    }

    private static Schema<?> rules() {
        try {
            Schema<?> rules = Json31.mapper().readValue(RequestText.schema(), Schema.class);
            // These are of a document of its own.
            rules.set$schema(null);
            rules.setTitle(null);
            return rules;
        } catch (IOException unreadable) {
            throw new IllegalStateException("the JSON Schema of widget requests cannot be read", unreadable);
        }
    }
}
