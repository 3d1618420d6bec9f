package dev.reelay.infrastructure.template;

import dev.reelay.infrastructure.template.Value.Fields;
import dev.reelay.infrastructure.template.Value.Items;
import dev.reelay.infrastructure.template.Value.Text;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Spells out the short forms of CloudFormation's YAML: {@code !Ref X} is {@code {"Ref": "X"}}, {@code !GetAtt X.Y} is
 * {@code {"Fn::GetAtt": ["X", "Y"]}}. Refuses what CloudFormation refuses too: aliases, and a name given twice.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">Template format</a>
 */
final class ShortForms {

    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

    private ShortForms() {}

    static Value parse(String yaml) {
        Node root = new Yaml().compose(new StringReader(yaml));
        if (root == null) {
            throw new IllegalArgumentException("nothing is written there");
        }
        return value(root);
    }

    private static Value value(Node node) {
        if (node.getAnchor() != null) {
            throw new IllegalArgumentException("CloudFormation knows no aliases: write out &" + node.getAnchor());
        }
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && tag.length() > 1 ? function(tag.substring(1), plain(node)) : plain(node);
    }

    private static Value function(String name, Value argument) {
        String full = WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name;
        return new Fields(Map.of(full, name.equals("GetAtt") ? attribute(argument) : argument));
    }

    private static Value attribute(Value argument) {
        if (!(argument instanceof Text(String text))) {
            return argument;
        }
        int dot = text.indexOf('.');
        return new Items(List.of(new Text(text.substring(0, dot)), new Text(text.substring(dot + 1))));
    }

    private static Value plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> new Text(scalar.getValue());
            case SequenceNode list ->
                new Items(list.getValue().stream().map(ShortForms::value).toList());
            case MappingNode fields -> fields(fields);
            default -> throw new IllegalArgumentException("CloudFormation knows no " + node.getNodeId());
        };
    }

    private static Value fields(MappingNode node) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (NodeTuple field : node.getValue()) {
            String name = value(field.getKeyNode()).text();
            if (fields.put(name, value(field.getValueNode())) != null) {
                throw new IllegalArgumentException("'" + name + "' is given twice: remove one");
            }
        }
        return new Fields(fields);
    }
}
