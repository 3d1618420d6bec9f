package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Operation.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class WrittenWidgetsTests {

    private static final String FILE = "{\"widgetId\":\"w\",\"owner\":\"Ann Lee\",\"label\":\"one\"}";
    private static final SortedMap<String, String> WIDGET =
            new TreeMap<>(Map.of("widgetId", "w", "owner", "Ann Lee", "label", "one"));

    private final WrittenWidgets written = new WrittenWidgets();

    @Test
    void files_thatArePutAndDeleted_areTheirStates() {
        assertThat(states(s3("PutObject", "/widgets/widgets/ann-lee/w", Map.of(), FILE)))
                .containsExactly(WIDGET);
        assertThat(states(s3("DeleteObject", "/widgets/widgets/ann-lee/w", Map.of(), "")))
                .containsExactly(new TreeMap<>());
    }

    @Test
    void files_thatAreSentInSignedChunks_areReadWithoutThem() {
        String chunks =
                "%x;chunk-signature=0123\r\n%s\r\n%x;chunk-signature=4567\r\n%s\r\n0;chunk-signature=89ab\r\nx-amz-checksum-crc32:x\r\n\r\n"
                        .formatted(5, FILE.substring(0, 5), FILE.length() - 5, FILE.substring(5));

        assertThat(states(s3(
                        "PutObject",
                        "/widgets/widgets/ann-lee/w",
                        Map.of("X-amz-decoded-content-length", List.of("1")),
                        chunks)))
                .containsExactly(WIDGET);
    }

    @Test
    void files_thatAreNoWidgets_areNothing() {
        assertThat(states(s3("PutObject", "/movie-bucket/a.json", Map.of(), "{}")))
                .isEmpty();
        assertThat(states(s3("PutObject", "/widget-requests/a.json", Map.of(), "{}")))
                .isEmpty();
    }

    @Test
    void items_thatATransactionPutsAndDeletes_areTheirStatesOnceHoweverOftenItComes() {
        Call put = transaction(
                "t1",
                "{\"Put\":{\"TableName\":\"widgets\",\"Item\":{\"ownerKey\":{\"S\":\"ann-lee\"},\"widgetId\":{\"S\":\"w\"},"
                        + "\"owner\":{\"S\":\"Ann Lee\"},\"label\":{\"S\":\"one\"}}}}");
        Call delete = transaction(
                "t2",
                "{\"Delete\":{\"TableName\":\"widgets\",\"Key\":{\"ownerKey\":{\"S\":\"ann-lee\"},\"widgetId\":{\"S\":\"w\"}}}}");

        assertThat(states(put)).containsExactly(WIDGET);
        assertThat(states(delete)).containsExactly(new TreeMap<>());
        assertThat(states(put)).isEmpty();
    }

    private List<SortedMap<String, String>> states(Call call) {
        return written.of(call)
                .peek(widget -> assertThat(widget.widget()).isEqualTo("ann-lee/w"))
                .map(Event.WidgetWritten::state)
                .toList();
    }

    private static Call s3(String operation, String path, Map<String, List<String>> headers, String body) {
        return new Call(
                "consumer",
                new Operation(Service.S3, operation),
                operation.startsWith("Put") ? "PUT" : "DELETE",
                URI.create(path),
                headers,
                SdkBytes.fromUtf8String(body));
    }

    private static Call transaction(String token, String action) {
        String movie = "{\"Update\":{\"TableName\":\"movie-job-information\",\"Key\":{\"pk\":{\"S\":\"p\"}}}}";
        return new Call(
                "consumer",
                new Operation(Service.DYNAMODB, "TransactWriteItems"),
                "POST",
                URI.create("/"),
                Map.of(),
                SdkBytes.fromUtf8String(
                        "{\"ClientRequestToken\":\"%s\",\"TransactItems\":[%s,%s]}".formatted(token, movie, action)));
    }
}
