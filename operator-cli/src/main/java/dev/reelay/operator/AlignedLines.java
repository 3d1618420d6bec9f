package dev.reelay.operator;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines for people, whose columns are aligned. A control character is shown as a question mark: it could forge a line. */
final class AlignedLines {

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a line. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints all lines. */
    void print(PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = row.get(column).length();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column).replaceAll("\\p{Cntrl}", "?");
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
