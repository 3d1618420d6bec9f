package dev.reelay.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidgetNamesTests {

    @Test
    void defaults_always_areThoseOfTheContract() {
        assertThat(WidgetNames.defaults())
                .isEqualTo(new WidgetNames("widget-requests", "widget-requests.fifo", "widgets", "widgets"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Requests, q.fifo, widgets, table, 'Requests' is not a name for a bucket
            requests, q.fifo, Widgets, table, 'Widgets' is not a name for a bucket
            requests, q.fifo, widgets, t/t, 't/t' is not a name for a table
            requests, a.b, widgets, table, 'a.b' is not a name for a queue
            requests, standard, widgets, table, end it with .fifo
            same, q.fifo, same, table, give each its own
            """)
    void create_whenANameIsInvalid_saysWhichAndWhatToDo(
            String requests, String queue, String widgets, String table, String complaint) {
        assertThatThrownBy(() -> new WidgetNames(requests, queue, widgets, table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
