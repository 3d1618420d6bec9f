package dev.reelay.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class StandardOutputTests {

    @Test
    void println_ofALine_isThereAtOnceInItsCharset() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        StandardOutput.to(stream, UTF_8).println("é");

        assertThat(stream.toString(UTF_8)).isEqualTo("é" + System.lineSeparator());
    }

    @Test
    void println_whenNobodyReads_throwsAndSaysWhatToDo() {
        PrintWriter out = StandardOutput.to(new Unread(), UTF_8);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> out.println("a"))
                .withMessage(
                        "standard output cannot be written (Broken pipe), so that not all was said of what was done:"
                                + " give it a reader that reads to the end, or room");
    }

    /** The pipe of a reader that has gone. */
    static final class Unread extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            write(0);
        }
    }
}
