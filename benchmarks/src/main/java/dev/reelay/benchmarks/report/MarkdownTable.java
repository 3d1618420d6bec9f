package dev.reelay.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table of the report. Cells are texts; {@link #number} writes one alike everywhere. */
public final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    private MarkdownTable(List<String> titles) {
        this.columns = titles.size();
        rows.add(titles);
        rows.add(titles.stream().map(title -> "---").toList());
    }

    /** With these titles, no rows yet. */
    public static MarkdownTable of(String... titles) {
        return new MarkdownTable(List.of(titles));
    }

    /** One more row, a cell for each title. */
    public MarkdownTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /** One more row, a cell for each title. */
    public MarkdownTable row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns: " + cells);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** A number with this many decimals. */
    public static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** The lines of it, a line's end behind each. */
    @Override
    public String toString() {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
