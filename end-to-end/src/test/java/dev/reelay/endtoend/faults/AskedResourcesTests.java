package dev.reelay.endtoend.faults;

import static dev.reelay.infrastructure.permissions.Program.CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.endtoend.faults.Operation.Service;
import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.infrastructure.permissions.RecordedCall.RequestResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

class AskedResourcesTests {

    private static final RequestResource BUCKET = new RequestResource("Bucket", "requests");
    private static final RequestResource KEY = new RequestResource("Key", "parked/a b");

    @Test
    void of_whenAFileIsWritten_isItsPlace() {
        assertThat(AskedResources.of(CONSUMER, call("PutObject", Map.of("Content-type", List.of("application/json")))))
                .isEqualTo(new RecordedCall(CONSUMER, "S3", "PutObject", List.of(BUCKET, KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"others/a%20b", "/others/a%20b", "others/a%20b?versionId=1"})
    void of_whenAFileIsCopied_isWhatIsReadToo(String source) {
        assertThat(AskedResources.of(CONSUMER, call("CopyObject", Map.of("X-amz-copy-source", List.of(source)))))
                .isEqualTo(new RecordedCall(
                        CONSUMER,
                        "S3",
                        "CopyObject",
                        List.of(BUCKET, KEY, new RequestResource("CopySource", "others/a b"))));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/requests/a,true,CopyObject",
        "PUT,/requests/a,false,PutObject",
        "PUT,/requests,false,PutBucket",
        "GET,/requests?list-type=2,false,ListObjectsV2"
    })
    void operation_ofACallToS3_isSaidByMethodPathAndWhetherItCopies(
            String method, URI uri, boolean copies, String operation) {
        assertThat(Call.s3(method, uri, copies)).isEqualTo(operation);
    }

    private static Call call(String operation, Map<String, List<String>> headers) {
        return new Call(
                "consumer",
                new Operation(Service.S3, operation),
                "PUT",
                URI.create("/requests/parked/a%20b"),
                headers,
                SdkBytes.fromByteArray(new byte[0]));
    }
}
