package dev.reelay.widgets;

import static dev.reelay.widgets.Requests.aWidget;
import static dev.reelay.widgets.Requests.delete;
import static dev.reelay.widgets.Requests.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelay.backend.aws.FaultyHttpClient;
import dev.reelay.backend.aws.TestBackend;
import dev.reelay.widgets.dynamo.WidgetLedgers;
import dev.reelay.widgets.s3.WidgetBuckets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same for widgets that are files, and what S3 has to be asked for because it has no transactions. */
abstract class WidgetFilesKit extends WidgetsKit {

    private final String bucket;
    private final Widgets widgets;

    WidgetFilesKit(TestBackend backend) {
        super(backend);
        this.bucket = backend.widgetNames().widgetsBucket();
        this.widgets = WidgetBuckets.files(s3, bucket, ledger, clock);
    }

    @Override
    Widgets widgets() {
        return widgets;
    }

    @Override
    Optional<Map<String, String>> raw(WidgetKey key) {
        try {
            JsonNode json = new JsonMapper()
                    .readTree(s3.getObjectAsBytes(
                                    request -> request.bucket(bucket).key(file(key)))
                            .asByteArray());
            assertThat(json.path("widgetId").asString()).isEqualTo(key.widgetId());
            Map<String, String> attributes = new TreeMap<>();
            json.properties().stream()
                    .filter(field -> field.getValue().isString())
                    .forEach(field ->
                            attributes.put(field.getKey(), field.getValue().asString()));
            attributes.remove("widgetId");
            json.path("otherAttributes")
                    .forEach(other -> attributes.put(
                            other.path("name").asString(), other.path("value").asString()));
            return Optional.of(attributes);
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    @Override
    void spoil(WidgetKey key) {
        s3.putObject(request -> request.bucket(bucket).key(file(key)), RequestBody.fromString("{\"owner\":7}"));
    }

    @Test
    void carryOut_ofACreate_isAJsonFileByOwnerAndId() {
        WidgetKey key = aWidget();

        apply(Requests.create(key, "r-1", Map.of("label", "L")));

        assertThat(s3.headObject(request -> request.bucket(bucket).key("widgets/ann-lee/" + key.widgetId()))
                        .contentType())
                .isEqualTo("application/json");
    }

    @Test
    void carryOut_withTooLittleLeftOfTheLease_writesNothing() {
        WidgetKey key = aWidget();
        Application application = prepared(Requests.create(key, "r-1", Map.of("label", "L")));
        clock.move(WidgetLedgers.LEASE.minus(WidgetBuckets.LONGEST_WRITE));

        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> widgets.carryOut(application));

        assertThat(raw(key)).isEmpty();
    }

    /** Whoever comes after the end of his lease, with all checks behind him, meets the conditions. */
    @Test
    void carryOut_ofAFileThatHasChangedSinceItWasFound_leavesIt() {
        WidgetKey key = aWidget();
        Application creating = prepared(Requests.create(key, "r-1", Map.of("label", "L")));
        put(key, "{\"widgetId\":\"%s\",\"owner\":\"Ann Lee\",\"label\":\"others\"}".formatted(key.widgetId()));

        assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> widgets.carryOut(creating));

        assertThat(raw(key)).contains(Map.of("owner", "Ann Lee", "label", "others"));
        ledger.giveBack(creating.lease());
        Application updating = prepared(update(key, "r-2", Map.of("label", "L")));
        put(key, "{\"widgetId\":\"%s\",\"owner\":\"Ann Lee\",\"label\":\"more\"}".formatted(key.widgetId()));

        assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> widgets.carryOut(updating));

        assertThat(raw(key)).contains(Map.of("owner", "Ann Lee", "label", "more"));
        assertThat(ledger.isApplied(updating.request().id())).isFalse();
    }

    @Test
    void carryOut_whereDeletesHaveNoConditions_deletesByTheLeaseAlone() {
        WidgetKey key = aWidget();
        apply(Requests.create(key, "r-1", Map.of("label", "L")));
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client old = backend.s3Client().httpClient(wire).build()) {
            wire.next(
                    "DELETE",
                    FaultyHttpClient.refusal(
                            501, "<Error><Code>NotImplemented</Code><Message>injected</Message></Error>"));

            WidgetBuckets.files(old, bucket, ledger, clock).carryOut(prepared(delete(key, "r-2")));

            assertThat(wire.calls("DELETE")).hasSize(2);
        }
        assertThat(raw(key)).isEmpty();
    }

    /** The first attempt has changed the file, so the condition of the second does not hold: what is there is what was wanted. */
    @Test
    void carryOut_whoseAnswerIsLost_isDone() {
        WidgetKey key = aWidget();
        try (FaultyHttpClient wire = new FaultyHttpClient();
                S3Client lossy = backend.s3Client().httpClient(wire).build()) {
            Widgets through = WidgetBuckets.files(lossy, bucket, ledger, clock);
            wire.next("PUT", FaultyHttpClient.lostAnswer());
            through.carryOut(prepared(Requests.create(key, "r-1", Map.of("label", "L"))));
            wire.next("PUT", FaultyHttpClient.lostAnswer());
            through.carryOut(prepared(update(key, "r-2", Map.of("label", "M"))));
        }
        assertThat(raw(key)).contains(Map.of("owner", "Ann Lee", "label", "M"));
        assertThat(ledger.tryLease(key).orElseThrow().applied()).isEqualTo(2);
    }

    private void put(WidgetKey key, String json) {
        s3.putObject(request -> request.bucket(bucket).key(file(key)), RequestBody.fromString(json));
    }

    private static String file(WidgetKey key) {
        return "widgets/" + key.path();
    }
}
