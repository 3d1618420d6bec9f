package dev.reelay.operator.aws;

import dev.reelay.schema.TableLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as lines for people: partition key, sort key, then {@code name=value} for each other attribute. The keys of a page are aligned.
 * Of what is neither text nor number the type is shown, and in place of a control character, which could forge a line, a question
 * mark.
 */
final class ItemLines {

    private static final AttributeValue NONE = AttributeValue.fromNul(true);

    private final Writer writer;

    ItemLines(Writer writer) {
        this.writer = writer;
    }

    void page(List<Map<String, AttributeValue>> items) {
        int partition = width(items, TableLayout.PARTITION_KEY);
        int sort = width(items, TableLayout.SORT_KEY);
        for (Map<String, AttributeValue> item : items) {
            TreeMap<String, AttributeValue> others = new TreeMap<>(item);
            others.remove(TableLayout.PARTITION_KEY);
            others.remove(TableLayout.SORT_KEY);
            write(padded(text(item, TableLayout.PARTITION_KEY), partition)
                    + padded(text(item, TableLayout.SORT_KEY), sort)
                    + others.keySet().stream()
                            .map(name -> name + "=" + text(item, name))
                            .collect(Collectors.joining(" "))
                    + "\n");
        }
    }

    private void write(String line) {
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the items cannot be written: " + e.getMessage(), e);
        }
    }

    private static int width(List<Map<String, AttributeValue>> items, String key) {
        return items.stream().mapToInt(item -> text(item, key).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.getOrDefault(attribute, NONE);
        String text = switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            default -> "<" + value.type().name() + ">";
        };
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
