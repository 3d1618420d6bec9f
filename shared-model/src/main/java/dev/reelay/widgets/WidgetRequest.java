package dev.reelay.widgets;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wants of a widget. A request is a function of the widget as it is: applied twice in a row it does what it does
 * once. So only the order matters, and that none comes again after another.
 */
public sealed interface WidgetRequest {

    /** Which request it is. */
    RequestId id();

    /** Whose widget it is about, in the writing of this request. */
    Owner owner();

    /** Its wire name. */
    String type();

    /** What it says of the widget's attributes; an empty text removes one. */
    SortedMap<String, String> values();

    /** What becomes of the widget, if there is one. */
    Change applyTo(Optional<Widget> before);

    /**
     * As a file: {@code {"type","requestId","widgetId","owner","label","description","otherAttributes":[{"name","value"}]}} in this
     * order, what it does not say left out. The same request always gives the same bytes. {@link RequestText} reads it.
     */
    default byte[] json() {
        return Widget.JSON.writeValueAsBytes(Widget.withAttributes(
                Widget.JSON
                        .createObjectNode()
                        .put("type", type())
                        .put("requestId", id().value())
                        .put("widgetId", id().widget().widgetId())
                        .put("owner", owner().name()),
                values()));
    }

    /** There is to be this widget, whether there is one or not. */
    record Create(RequestId id, Owner owner, SortedMap<String, String> values) implements WidgetRequest {
        /** The wire name. */
        public static final String TYPE = "create";

        /** Empty texts are left out. */
        public Create {
            values = withoutEmpty(values);
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Change applyTo(Optional<Widget> before) {
            Widget after = new Widget(owner, id.widget().widgetId(), values);
            return new Change(Optional.of(after), before.isPresent() ? Outcome.REPLACED : Outcome.CREATED);
        }
    }

    /** What is said of attributes changes them, an empty text removes one, and the others stay; so do id and owner. */
    record Update(RequestId id, Owner owner, SortedMap<String, String> values) implements WidgetRequest {
        /** The wire name. */
        public static final String TYPE = "update";

        /** Keeps the values as they are now. */
        public Update {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public Change applyTo(Optional<Widget> before) {
            return before.map(widget -> new Change(Optional.of(merged(widget)), Outcome.UPDATED))
                    .orElseGet(() -> new Change(Optional.empty(), Outcome.ABSENT));
        }

        private Widget merged(Widget widget) {
            SortedMap<String, String> attributes = new TreeMap<>(widget.attributes());
            attributes.putAll(values);
            return new Widget(widget.owner(), widget.widgetId(), withoutEmpty(attributes));
        }
    }

    /** There is to be no such widget. */
    record Delete(RequestId id, Owner owner) implements WidgetRequest {
        /** The wire name. */
        public static final String TYPE = "delete";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public SortedMap<String, String> values() {
            return Collections.emptySortedMap();
        }

        @Override
        public Change applyTo(Optional<Widget> before) {
            return new Change(Optional.empty(), before.isPresent() ? Outcome.DELETED : Outcome.ABSENT);
        }
    }

    private static SortedMap<String, String> withoutEmpty(SortedMap<String, String> values) {
        SortedMap<String, String> rest = new TreeMap<>(values);
        rest.values().removeIf(String::isEmpty);
        return Collections.unmodifiableSortedMap(rest);
    }
}
