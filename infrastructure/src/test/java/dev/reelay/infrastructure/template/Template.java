package dev.reelay.infrastructure.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A template as it is written. */
public final class Template {

    private final Value root;

    private Template(Value root) {
        this.root = root;
    }

    /** The resources that every stack here stands on: queues, table, bucket, roles, alarms. */
    public static Template reelay() {
        return read("reelay.yaml");
    }

    /** The services on ECS. */
    public static Template ecs() {
        return read("ecs.yaml");
    }

    /** A template from its text. */
    public static Template parse(String yaml) {
        return new Template(Value.parse(yaml));
    }

    private static Template read(String file) {
        try (InputStream text = Template.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException(file + " is not on the class path: build the module infrastructure");
            }
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A section, such as {@code Resources}; empty if there is none. */
    Map<String, Value> section(String name) {
        return root.field(name).fields();
    }

    /** The stack that this makes with these parameters, the others at their defaults. */
    public Stack stack(Place place, Map<String, String> parameters) {
        return stack(place, parameters, Map.of());
    }

    /** The same, beside stacks that export {@code imports}. */
    public Stack stack(Place place, Map<String, String> parameters, Map<String, String> imports) {
        return new Stack(this, place, parameters, imports);
    }
}
