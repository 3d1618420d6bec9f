package dev.reelay.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * What a command says, to whoever reads it. Where it cannot be written, because its reader has gone or its disk is full, writing throws
 * an {@link UncheckedIOException}: {@link System#out} would keep that to itself, and the command would go on for nobody.
 */
final class StandardOutput extends Writer {

    private final Writer out;

    private StandardOutput(Writer out) {
        this.out = out;
    }

    /** A writer for commands to write to; a line is there when it is ended. */
    static PrintWriter to(OutputStream stream, Charset charset) {
        return new PrintWriter(new StandardOutput(new OutputStreamWriter(stream, charset)), true);
    }

    @Override
    public void write(char[] text, int from, int length) {
        attempt(() -> out.write(text, from, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    @Override
    public void close() {
        attempt(out::close);
    }

    private void attempt(Step step) {
        try {
            step.take();
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "standard output cannot be written (" + refused.getMessage()
                            + "), so that not all was said of what was done: give it a reader that reads to the end, or room",
                    refused);
        }
    }

    @FunctionalInterface
    private interface Step {

        void take() throws IOException;
    }
}
