package dev.reelay.backend.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * The wire between the SDK and a real backend, with faults on order: everything above it, the SDK's own retries too, is what
 * runs in production. For the services whose operation is in {@code X-Amz-Target}, which are DynamoDB and SQS.
 */
public final class FaultyHttpClient implements SdkHttpClient {

    private final SdkHttpClient wire =
            Apache5HttpClient.builder().maxConnections(200).build();
    private final Queue<Ordered> once = new ConcurrentLinkedQueue<>();
    private final List<Ordered> always = new CopyOnWriteArrayList<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /** Which call, by its operation or, to S3, by its method; and its body, but not to S3. */
    public record Call(String operation, String body) {}

    /** What happens to a call in place of just being made. */
    public interface Fault {
        /** Answers, or fails to; {@code wire} makes the call. */
        HttpExecuteResponse answer(Call call, ExecutableHttpRequest wire) throws IOException;
    }

    private record Ordered(Predicate<Call> calls, Fault fault) {}

    /** The next calls of this operation meet these faults, one each. */
    public FaultyHttpClient next(String operation, Fault... faults) {
        for (Fault fault : faults) {
            once.add(new Ordered(call -> call.operation().equals(operation), fault));
        }
        return this;
    }

    /** All such calls meet this fault. */
    public FaultyHttpClient always(Predicate<Call> calls, Fault fault) {
        always.add(new Ordered(calls, fault));
        return this;
    }

    /** The calls of this operation so far, every attempt. */
    public List<Call> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** No fault. */
    public static Fault none() {
        return (call, wire) -> wire.call();
    }

    /** The backend is never asked; this is the answer. */
    public static Fault refusal(int status, String json) {
        return (call, wire) -> response(status, json);
    }

    /** The backend does what it is asked, and its answer is lost. */
    public static Fault lostAnswer() {
        return (call, wire) -> {
            body(wire.call());
            throw new IOException("the answer was lost (injected)");
        };
    }

    /** The connection is lost after some bytes of the backend's answer. */
    public static Fault brokenOff() {
        return (call, wire) -> {
            HttpExecuteResponse real = wire.call();
            InputStream cut =
                    new SequenceInputStream(new ByteArrayInputStream(new byte[] {'n', 'o', 't'}), new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the connection was lost (injected)");
                        }

                        @Override
                        public int read(byte[] into, int from, int most) throws IOException {
                            return read();
                        }
                    });
            return HttpExecuteResponse.builder()
                    .response(real.httpResponse())
                    .responseBody(AbortableInputStream.create(
                            cut, () -> real.responseBody().orElseThrow().abort()))
                    .build();
        };
    }

    /** The backend's answer is changed. */
    public static Fault edited(UnaryOperator<String> edit) {
        return (call, wire) -> {
            HttpExecuteResponse real = wire.call();
            return response(real.httpResponse().statusCode(), edit.apply(body(real)));
        };
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest real = wire.prepareRequest(request);
        Call call = target(request)
                .map(operation -> new Call(operation, body(request)))
                // To S3, whose content can be read but once.
                .orElseGet(() -> new Call(request.httpRequest().method().name(), ""));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                calls.add(call);
                return faultOf(call).answer(call, real);
            }

            @Override
            public void abort() {
                real.abort();
            }
        };
    }

    private Fault faultOf(Call call) {
        for (Ordered order : List.copyOf(once)) {
            if (order.calls().test(call) && once.remove(order)) {
                return order.fault();
            }
        }
        return always.stream()
                .filter(order -> order.calls().test(call))
                .findFirst()
                .map(Ordered::fault)
                .orElseGet(FaultyHttpClient::none);
    }

    private static Optional<String> target(HttpExecuteRequest request) {
        return request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .map(target -> target.substring(target.indexOf('.') + 1));
    }

    private static String body(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .map(provider -> {
                    try (InputStream content = provider.newStream()) {
                        return text(content);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .orElse("");
    }

    private static String body(HttpExecuteResponse response) throws IOException {
        try (InputStream content = response.responseBody().orElseThrow()) {
            return text(content);
        }
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static HttpExecuteResponse response(int status, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {
        wire.close();
    }
}
