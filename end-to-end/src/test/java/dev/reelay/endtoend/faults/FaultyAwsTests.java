package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.reelay.endtoend.faults.Operation.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lost answer, as who asked sees it, and what has become of what was asked. */
class FaultyAwsTests {

    private final AtomicInteger carriedOut = new AtomicInteger();
    private final FaultyAws faulty = FaultyAws.open();
    private final History history = History.in(Path.of("target", "histories", "FaultyAwsTests"));

    @SuppressWarnings("NullAway.Init") // by open
    private HttpServer aws;

    @BeforeEach
    void open() throws IOException {
        aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aws.createContext("/", exchange -> {
            try (exchange) {
                carriedOut.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        aws.start();
        URI url = URI.create("http://127.0.0.1:" + aws.getAddress().getPort());
        faulty.passOnTo(url, url, url);
    }

    @AfterEach
    void close() {
        faulty.close();
        aws.stop(0);
        history.close();
    }

    @Test
    void request_thatPasses_isCarriedOutAndAnswered() throws IOException {
        faulty.begin((operation, ordinal) -> new Fault.Pass(), history);

        assertThat(firstByteOfTheAnswer()).isEqualTo('H');
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void request_thatFailsAfterItsEffect_isCarriedOutAndItsConnectionReset() {
        faulty.begin((operation, ordinal) -> new Fault.FailAfter(), history);

        assertThatThrownBy(this::firstByteOfTheAnswer)
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(carriedOut).hasValue(1);
    }

    @Test
    void request_thatFailsBeforeItsEffect_isNotCarriedOutAndItsConnectionClosed() throws IOException {
        faulty.begin((operation, ordinal) -> new Fault.FailBefore(), history);

        assertThat(firstByteOfTheAnswer()).isEqualTo(-1);
        assertThat(carriedOut).hasValue(0);
    }

    /** By a socket of our own: an HTTP client might ask again by itself. */
    private int firstByteOfTheAnswer() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), faulty.url(Service.S3).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /a-bucket/a-key HTTP/1.1\r\nHost: s3\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        }
    }
}
