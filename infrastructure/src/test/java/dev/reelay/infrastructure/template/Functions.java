package dev.reelay.infrastructure.template;

import dev.reelay.infrastructure.template.Value.Fields;
import dev.reelay.infrastructure.template.Value.Items;
import dev.reelay.infrastructure.template.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries out CloudFormation's functions, those that our templates use. {@code AWS::NoValue} is no value, and what has none is left
 * out of the list or the fields around it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Functions</a>
 */
final class Functions {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    private final Stack stack;
    private final Identities identities;
    private final Map<String, String> imports;

    Functions(Stack stack, Map<String, String> imports) {
        this.stack = stack;
        this.identities = new Identities(stack);
        this.imports = imports;
    }

    Optional<Value> resolve(Value value) {
        return switch (value) {
            case Text text -> Optional.of(text);
            case Items(List<Value> values) ->
                Optional.of(new Items(
                        values.stream().flatMap(item -> resolve(item).stream()).toList()));
            case Fields(Map<String, Value> values) -> isCall(values) ? call(values) : Optional.of(fields(values));
        };
    }

    boolean isTrue(String condition) {
        Value written = stack.condition(condition)
                .orElseThrow(() -> new IllegalArgumentException("the template has no condition " + condition));
        return isTrue(written);
    }

    private static boolean isCall(Map<String, Value> values) {
        String name = values.size() == 1 ? values.keySet().iterator().next() : "";
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private Value fields(Map<String, Value> values) {
        Map<String, Value> resolved = new LinkedHashMap<>();
        values.forEach((name, value) -> resolve(value).ifPresent(result -> resolved.put(name, result)));
        return new Fields(resolved);
    }

    private Optional<Value> call(Map<String, Value> values) {
        var call = values.entrySet().iterator().next();
        Value argument = call.getValue();
        return switch (call.getKey()) {
            case "Ref" -> reference(argument.text());
            case "Fn::If" ->
                resolve(argument.items().get(isTrue(argument.items().getFirst().text()) ? 1 : 2));
            case "Fn::GetAtt" ->
                Optional.of(new Text(identities.attribute(
                        argument.items().getFirst().text(),
                        argument.items().getLast().text())));
            case "Fn::Sub" -> Optional.of(new Text(substitute(argument)));
            case "Fn::Join" -> Optional.of(new Text(join(argument)));
            case "Fn::Split" -> Optional.of(split(argument));
            case "Fn::ImportValue" -> Optional.of(new Text(imported(text(argument))));
            default ->
                throw new IllegalArgumentException(call.getKey() + " is not known here: add it to " + getClass());
        };
    }

    private Optional<Value> reference(String name) {
        Place place = stack.place();
        return switch (name) {
            case "AWS::NoValue" -> Optional.empty();
            case "AWS::Partition" -> Optional.of(new Text("aws"));
            case "AWS::AccountId" -> Optional.of(new Text(place.account()));
            case "AWS::Region" -> Optional.of(new Text(place.region()));
            case "AWS::StackName" -> Optional.of(new Text(place.stack()));
            default -> stack.parameter(name).or(() -> Optional.of(new Text(identities.reference(name))));
        };
    }

    private String substitute(Value argument) {
        Value pattern = argument.items().getFirst();
        Map<String, Value> variables = argument instanceof Items(List<Value> values)
                ? fields(values.getLast().fields()).fields()
                : Map.of();
        return VARIABLE.matcher(pattern.text())
                .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), variables)));
    }

    private String variable(String name, Map<String, Value> variables) {
        Value own = variables.get(name);
        if (own != null) {
            return own.text();
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? reference(name).orElse(new Text("")).text()
                : identities.attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    private String join(Value argument) {
        return resolve(argument.items().getLast()).stream()
                .flatMap(list -> list.items().stream())
                .map(Value::text)
                .collect(Collectors.joining(argument.items().getFirst().text()));
    }

    private Value split(Value argument) {
        String separator = argument.items().getFirst().text();
        String whole = text(argument.items().getLast());
        return new Items(Stream.of(whole.split(Pattern.quote(separator), -1))
                .<Value>map(Text::new)
                .toList());
    }

    private String imported(String name) {
        return Optional.ofNullable(imports.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no stack exports " + name));
    }

    private String text(Value argument) {
        return resolve(argument).orElseThrow().text();
    }

    private boolean isTrue(Value condition) {
        var call = condition.fields().entrySet().iterator().next();
        List<Value> arguments = call.getValue().items();
        return switch (call.getKey()) {
            case "Fn::Equals" -> text(arguments.getFirst()).equals(text(arguments.getLast()));
            case "Fn::Not" -> !isTrue(arguments.getFirst());
            default ->
                throw new IllegalArgumentException(call.getKey() + " is not known here: add it to " + getClass());
        };
    }
}
