package dev.reelay.producer.sweeping.s3;

import dev.reelay.backend.aws.FaultyHttpClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** What may become of S3's answer on its way. */
final class S3Answers {

    /** Of no bytes that are used here. */
    private static final String OTHER_CHECKSUM = "AAAAAA==";

    private S3Answers() {}

    static FaultyHttpClient.Fault changed(UnaryOperator<HttpExecuteResponse> change) {
        return (call, wire) -> change.apply(wire.call());
    }

    /** It ends before all bytes are there that it has promised. */
    static HttpExecuteResponse ended(HttpExecuteResponse answer) {
        InputStream some = new ByteArrayInputStream(new byte[] {'n', 'o', 't'});
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(
                        some, () -> answer.responseBody().orElseThrow().abort()))
                .build();
    }

    /** It comes without its length, as something between S3 and us may have it. */
    static HttpExecuteResponse withoutLength(HttpExecuteResponse answer) {
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse().toBuilder()
                        .removeHeader("Content-Length")
                        .build())
                .responseBody(answer.responseBody().orElseThrow())
                .build();
    }

    /** It comes with a checksum that is not that of its bytes: the object has been altered where it lies. */
    static HttpExecuteResponse withOtherChecksum(HttpExecuteResponse answer) {
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse().toBuilder()
                        .putHeader("x-amz-checksum-crc32", OTHER_CHECKSUM)
                        .build())
                .responseBody(answer.responseBody().orElseThrow())
                .build();
    }
}
