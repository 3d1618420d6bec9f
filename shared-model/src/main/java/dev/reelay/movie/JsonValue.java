package dev.reelay.movie;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A value of JSON, within what an item of the table can hold, so that it comes back from there as it went in. */
public sealed interface JsonValue {

    /**
     * A string.
     *
     * @param value of whole characters: half of a surrogate pair cannot be written in UTF-8
     */
    record Text(String value) implements JsonValue {

        /** Rejects halves of surrogate pairs. */
        public Text {
            requireWhole("a string", value);
        }
    }

    /**
     * A number: as a value, not as it is spelled. {@code 1.50}, {@code 1.5} and {@code 15E-1} are equal.
     *
     * @param value with at most 38 digits, and zero or from 1E-130 to below 1E126 in size (AWS: "Data types", numbers)
     */
    record Numeral(BigDecimal value) implements JsonValue {

        private static final int MOST_DIGITS = 38;
        private static final int LEAST_EXPONENT = -130;
        private static final int MOST_EXPONENT = 125;

        /** Rejects numbers that an item cannot hold exactly, and brings the others into the one form that each has. */
        public Numeral {
            value = value.signum() == 0 ? BigDecimal.ZERO : canonical(value);
        }

        private static BigDecimal canonical(BigDecimal value) {
            long exponent = (long) value.precision() - value.scale() - 1;
            if (exponent < LEAST_EXPONENT || exponent > MOST_EXPONENT) {
                throw outOfRange(value.toString());
            }
            // Only now: of a number beyond all bounds it would overflow.
            BigDecimal stripped = value.stripTrailingZeros();
            if (stripped.precision() > MOST_DIGITS) {
                throw new IllegalArgumentException(
                        "has a number of %d digits, of which an item holds %d: %s; send it as a string"
                                .formatted(stripped.precision(), MOST_DIGITS, Quoted.of(value.toString())));
            }
            return stripped.scale() < 0 && exponent < MOST_DIGITS ? stripped.setScale(0) : stripped;
        }

        /** Why a number, spelled so, is none for an item, however few digits it has. */
        static IllegalArgumentException outOfRange(String number) {
            return new IllegalArgumentException(
                    "has a number whose size is not from 1E-130 to 9.9E125, which is all that an item holds: "
                            + Quoted.of(number) + "; send it as a string");
        }
    }

    /** True or false. */
    record Truth(boolean value) implements JsonValue {}

    /** Null. */
    record Nothing() implements JsonValue {}

    /** An array. */
    record Elements(List<JsonValue> values) implements JsonValue {

        /** Copies. */
        public Elements {
            values = List.copyOf(values);
        }
    }

    /**
     * An object.
     *
     * @param values in the order of their names; these are 1 to 65,535 bytes long (AWS: "Naming rules")
     */
    record Fields(Map<String, JsonValue> values) implements JsonValue {

        private static final int LONGEST_NAME = 65_535;

        /** Copies, and rejects names that no attribute can have. */
        public Fields {
            values.keySet().forEach(Fields::requireName);
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        private static void requireName(String name) {
            requireWhole("a name", name);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("has an empty name, which no attribute of an item can have");
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "has a name of more than %d bytes, which no attribute of an item can have: %s"
                                .formatted(LONGEST_NAME, Quoted.of(name)));
            }
        }
    }

    private static void requireWhole(String what, String text) {
        if (!JsonText.isWhole(text)) {
            throw new IllegalArgumentException(
                    "has " + what + " with half of a surrogate pair, which cannot be written in UTF-8");
        }
    }
}
