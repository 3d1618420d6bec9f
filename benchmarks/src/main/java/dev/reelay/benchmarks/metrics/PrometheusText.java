package dev.reelay.benchmarks.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The answer of {@code /actuator/prometheus}, in the Prometheus text format.
 *
 * @param samples every line that has a value, in order
 */
public record PrometheusText(List<Sample> samples) {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? +([^ ]+)(?: +-?[0-9]+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Copies the list. */
    public PrometheusText {
        samples = List.copyOf(samples);
    }

    /** Reads a text; what is neither a comment nor a sample is rejected. */
    public static PrometheusText parse(String text) {
        return new PrometheusText(text.lines()
                .filter(Predicate.not(String::isBlank))
                .filter(line -> !line.startsWith("#"))
                .map(PrometheusText::sample)
                .toList());
    }

    /** The samples of this name. */
    public Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    private static Sample sample(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a line of the Prometheus text format: " + line);
        }
        Map<String, String> labels = new HashMap<>();
        String written = parts.group(2);
        if (written != null) {
            LABEL.matcher(written).results().forEach(label -> labels.put(label.group(1), unescaped(label.group(2))));
        }
        return new Sample(parts.group(1), labels, number(parts.group(3)));
    }

    /** Its number: infinities are spelt otherwise than in Java. */
    static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String unescaped(String value) {
        return value.translateEscapes();
    }

    /** One value of one meter. */
    public record Sample(String name, Map<String, String> labels, double value) {

        /** Copies the labels. */
        public Sample {
            labels = Map.copyOf(labels);
        }

        /** A label's value, empty if it has none. */
        public String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }
}
