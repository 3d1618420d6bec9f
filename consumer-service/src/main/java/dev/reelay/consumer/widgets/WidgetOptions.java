package dev.reelay.consumer.widgets;

import java.util.ArrayList;
import java.util.List;

/** The options of the command line that are widgets' own: {@code --queue-url URL}, and the like, are properties in short. */
public final class WidgetOptions {

    private static final List<String> NAMES =
            List.of("storage-strategy", "request-destination", "request-source", "queue-url");

    private WidgetOptions() {}

    /**
     * The same arguments, with {@code --reelay.widgets.NAME=VALUE} for {@code --NAME VALUE} and {@code --NAME=VALUE}. An option without
     * a value is given an empty one, which is refused at the start.
     */
    public static String[] asProperties(String... arguments) {
        List<String> properties = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (isBare(argument)) {
                boolean hasValue = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
                properties.add(property(argument) + "=" + (hasValue ? arguments[++i] : ""));
            } else {
                properties.add(isBare(argument.replaceFirst("=.*", "")) ? property(argument) : argument);
            }
        }
        return properties.toArray(String[]::new);
    }

    private static boolean isBare(String argument) {
        return argument.startsWith("--") && NAMES.contains(argument.substring(2));
    }

    private static String property(String argument) {
        return "--reelay.widgets." + argument.substring(2);
    }
}
