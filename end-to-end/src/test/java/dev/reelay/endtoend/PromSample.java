package dev.reelay.endtoend;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of {@code /actuator/prometheus}, without its value. */
record PromSample(String name, Map<String, String> labels) {

    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_]\\w*)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** All that a service told. */
    static Stream<PromSample> in(String scraped) {
        return SAMPLE.matcher(scraped)
                .results()
                .map(found -> new PromSample(
                        found.group(1),
                        LABEL.matcher(Objects.requireNonNullElse(found.group(2), ""))
                                .results()
                                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)))));
    }
}
