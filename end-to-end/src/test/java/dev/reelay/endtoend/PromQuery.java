package dev.reelay.endtoend;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query of PromQL, read as far as ours go: a word that is neither a function nor a keyword known here is the name of a metric. */
record PromQuery(String text) {

    private static final Set<String> WORDS = Set.of(
            "absent",
            "by",
            "count",
            "histogram_quantile",
            "increase",
            "max",
            "offset",
            "or",
            "rate",
            "round",
            "sum",
            "unless",
            "vector");

    /** Durations, which have words of their own. */
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");

    /** Of those words, each that aggregates, without labels to group by. */
    private static final Pattern OVER_ALL = Pattern.compile("\\b(?:count|max|sum)\\s*\\(");

    private static final Pattern LABELS = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("(?<![\\w.$])([a-zA-Z_][\\w:]*)(?:\\{([^}]*)})?");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** The series that it asks for. */
    Set<Selector> selectors() {
        return SELECTOR.matcher(
                        LABELS.matcher(RANGE.matcher(text).replaceAll(" ")).replaceAll(" "))
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .map(found -> new Selector(found.group(1), conditions(found)))
                .collect(Collectors.toSet());
    }

    private static List<Condition> conditions(MatchResult selector) {
        return CONDITION
                .matcher(Objects.requireNonNullElse(selector.group(2), ""))
                .results()
                .map(found -> new Condition(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    /** Whether it aggregates over all series somewhere, which leaves no labels. */
    boolean aggregatesAll() {
        return OVER_ALL.matcher(text).find();
    }

    /** Each of its groupings: the labels, and what is grouped by them. */
    List<Grouping> groupings() {
        return LABELS.matcher(text)
                .results()
                .map(found -> new Grouping(
                        Stream.of(found.group(1).split(",", -1))
                                .map(String::strip)
                                .collect(Collectors.toSet()),
                        new PromQuery(parenthesis(found.end()))))
                .toList();
    }

    /** What is in the parenthesis that begins next. */
    private String parenthesis(int from) {
        int begin = text.indexOf('(', from);
        if (begin < 0 || !text.substring(from, begin).isBlank()) {
            throw new IllegalArgumentException("write 'sum by (label) (...)', not 'sum(...) by (label)': " + text);
        }
        int depth = 0;
        for (int at = begin; at < text.length(); at++) {
            depth += depthOf(text.charAt(at));
            if (depth == 0) {
                return text.substring(begin + 1, at);
            }
        }
        throw new IllegalArgumentException("a parenthesis is not closed: " + text);
    }

    private static int depthOf(char character) {
        return switch (character) {
            case '(' -> 1;
            case ')' -> -1;
            default -> 0;
        };
    }

    /** Labels, and what is grouped by them. */
    record Grouping(Set<String> labels, PromQuery of) {}

    /** Series of a metric, such as {@code reelay_aws_calls_total{service="S3"}}. */
    record Selector(String name, List<Condition> conditions) {

        /** Whether it selects this sample, of which everything is known but these labels. */
        boolean selects(PromSample sample, Set<String> unknown) {
            return sample.name().equals(name)
                    && conditions.stream()
                            .filter(condition -> !unknown.contains(condition.label()))
                            .allMatch(
                                    condition -> condition.holds(sample.labels().getOrDefault(condition.label(), "")));
        }
    }

    private record Condition(String label, String operator, String wanted) {
        boolean holds(String value) {
            return switch (operator) {
                case "=" -> value.equals(wanted);
                case "!=" -> !value.equals(wanted);
                case "=~" -> value.matches(wanted);
                case "!~" -> !value.matches(wanted);
                case String other -> throw new IllegalArgumentException("PromQL has no operator " + other);
            };
        }
    }
}
