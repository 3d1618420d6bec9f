package dev.reelay.producer.sweeping.s3;

import dev.reelay.backend.aws.FaultyHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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

    /** Its connection is lost after some bytes. */
    static HttpExecuteResponse cut(HttpExecuteResponse answer) {
        return withBody(answer, new SequenceInputStream(some(), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection was lost (injected)");
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return read();
            }
        }));
    }

    /** It ends before all bytes are there that it has promised. */
    static HttpExecuteResponse ended(HttpExecuteResponse answer) {
        return withBody(answer, some());
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

    private static InputStream some() {
        return new ByteArrayInputStream(new byte[] {'n', 'o', 't'});
    }

    private static HttpExecuteResponse withBody(HttpExecuteResponse answer, InputStream body) {
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(
                        body, () -> answer.responseBody().orElseThrow().abort()))
                .build();
    }
}
