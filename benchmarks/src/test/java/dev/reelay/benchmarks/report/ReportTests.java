package dev.reelay.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReportTests {

    private static final String TEXT = """
            # Benchmarks
            <!-- begin calls -->
            old
            <!-- end calls -->
            words
            <!-- begin growth -->
            kept
            <!-- end growth -->
            """;

    @Test
    void replaced_ofASectionThatIsThere_changesNothingElse() {
        assertThat(Report.replaced(TEXT, "calls", "new\nlines\n\n")).isEqualTo(TEXT.replace("old\n", "new\nlines\n"));
    }

    @Test
    void replaced_ofASectionThatIsNotThere_isAppended() {
        String first = Report.replaced(TEXT, "latency", "one");

        assertThat(first).startsWith(TEXT).endsWith("<!-- begin latency -->\none\n<!-- end latency -->\n");
        assertThat(Report.replaced(first, "latency", "two")).isEqualTo(first.replace("one", "two"));
    }

    @Test
    void replaced_whereAMarkIsMissing_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.replaced("<!-- begin calls -->\n", "calls", "new"))
                .withMessageContaining("calls");
    }

    @Test
    void table_hasARowForEachAndEscapesBars() {
        assertThat(MarkdownTable.of("a", "b").row("1|2", MarkdownTable.number(1234.56, 1)))
                .hasToString("| a | b |\n| --- | --- |\n| 1\\|2 | 1,234.6 |\n");
    }

    @Test
    void row_withACellTooFew_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkdownTable.of("a", "b").row("1"));
    }
}
