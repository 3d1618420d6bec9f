package dev.reelay.infrastructure.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a template makes of parameters in a place: its resources and exports, every function carried out. */
public final class Stack {

    private final Template template;
    private final Place place;
    private final Map<String, String> parameters;
    private final Functions functions;

    Stack(Template template, Place place, Map<String, String> parameters, Map<String, String> imports) {
        this.template = template;
        this.place = place;
        this.parameters = parameters;
        this.functions = new Functions(this, imports);
        parameters.keySet().forEach(name -> {
            if (!template.section("Parameters").containsKey(name)) {
                throw new IllegalArgumentException("the template has no parameter " + name);
            }
        });
    }

    /** Where it is. */
    public Place place() {
        return place;
    }

    /** The resource of this name; it must be there. */
    public Resource resource(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the stack has no resource " + id));
    }

    /** What {@code Ref} gives for a resource. */
    public String reference(String id) {
        return new Identities(this).reference(id);
    }

    /** The resources of a type, in the order in which they are written. */
    public List<Resource> resources(String type) {
        return template.section("Resources").keySet().stream()
                .flatMap(id -> find(id).stream())
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** What other stacks may import, by name. */
    public Map<String, String> exports() {
        Map<String, String> exports = new LinkedHashMap<>();
        template.section("Outputs").values().stream()
                .filter(this::isMade)
                .flatMap(output -> functions.resolve(output).stream())
                .filter(output -> output.fields().containsKey("Export"))
                .forEach(output -> exports.put(
                        output.field("Export").field("Name").text(),
                        output.field("Value").text()));
        return exports;
    }

    private Optional<Resource> find(String id) {
        Value written = template.section("Resources").get(id);
        if (written == null || !isMade(written)) {
            return Optional.empty();
        }
        return Optional.of(new Resource(
                id,
                written.field("Type").text(),
                functions.resolve(written.field("Properties")).orElseGet(Value::empty)));
    }

    private boolean isMade(Value written) {
        Value condition = written.field("Condition");
        return condition.equals(Value.empty()) || functions.isTrue(condition.text());
    }

    Optional<Value> condition(String name) {
        return Optional.ofNullable(template.section("Conditions").get(name));
    }

    /** The value of a parameter, given or by default. */
    Optional<Value> parameter(String name) {
        Value declared = template.section("Parameters").get(name);
        if (declared == null) {
            return Optional.empty();
        }
        String given = parameters.get(name);
        if (given == null && !declared.fields().containsKey("Default")) {
            throw new IllegalArgumentException("parameter " + name + " has no default: give it");
        }
        String text = given == null ? declared.field("Default").text() : given;
        return Optional.of(isList(declared.field("Type").text()) ? list(text) : new Value.Text(text));
    }

    private static boolean isList(String type) {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    private static Value list(String text) {
        return new Value.Items(List.of(text.split(",", -1)).stream()
                .<Value>map(Value.Text::new)
                .toList());
    }
}
