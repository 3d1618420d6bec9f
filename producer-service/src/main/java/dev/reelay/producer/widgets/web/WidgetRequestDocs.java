package dev.reelay.producer.widgets.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * What the document says of widget requests beyond what annotations can: with these it has every rule of
 * {@code widget-request.schema.json}, by which requests are read.
 */
final class WidgetRequestDocs implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Schema<?> request =
                Objects.requireNonNull(document.getComponents().getSchemas().get("WidgetRequest"));
        request.setAdditionalProperties(false);
        request.addProperty("otherAttributes", otherAttributes());
    }

    private static Schema<Object> otherAttributes() {
        Schema<Object> attributes = new JsonSchema();
        attributes.addType("array");
        attributes.addType("null");
        attributes.setMaxItems(50);
        attributes.setItems(attribute());
        return attributes;
    }

    private static Schema<Object> attribute() {
        Schema<Object> attribute = new JsonSchema();
        attribute.addType("object");
        attribute.addProperty("name", name());
        attribute.addProperty("value", text(2000));
        attribute.setRequired(List.of("name", "value"));
        attribute.setAdditionalProperties(false);
        return attribute;
    }

    private static Schema<Object> name() {
        Schema<Object> taken = new JsonSchema();
        taken.setEnum(List.of("widgetId", "owner", "ownerKey", "label", "description", "otherAttributes"));
        Schema<Object> name = text(255);
        name.setMinLength(1);
        name.setNot(taken);
        return name;
    }

    private static Schema<Object> text(int longest) {
        Schema<Object> text = new JsonSchema();
        text.addType("string");
        text.setMaxLength(longest);
        return text;
    }
}
