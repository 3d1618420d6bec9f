package dev.reelay.operator;

import dev.reelay.operator.OutputOptions.Form;
import dev.reelay.operator.aws.ReadableException;
import dev.reelay.operator.http.Producer;
import dev.reelay.operator.http.Producer.Job;
import dev.reelay.operator.http.Producer.Sent;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code file send}: a JSON file of one's own through the pipeline, by a producer service. */
@Command(name = "file", description = "A file of your own.")
final class FileCommand implements Runnable {

    private static final String COMPLETED = "COMPLETED";
    private static final String COMPLETED_WITH_FAILURES = "COMPLETED_WITH_FAILURES";
    private static final int LARGEST = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{0,123}\\.json");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** About once a second whether it is parked is asked too: that is rare, and costs the table twice as much. */
    private static final int LOOKS_BETWEEN_EVENTS = 5;

    @ParentCommand
    private OperatorCli cli = new OperatorCli();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: give 'send'");
    }

    @Command(description = "Sends a JSON object to a producer service, and shows where its job can be looked at.")
    void send(
            @Parameters(paramLabel = "FILE", description = "Up to 1 MiB; its name ends in .json") Path file,
            @Option(names = "--wait", description = "Until it is confirmed; exit code 1 if it fails, or is parked")
                    boolean wait,
            @Option(
                            names = "--patience",
                            paramLabel = "SECONDS",
                            defaultValue = "300",
                            description = "How long to wait (${DEFAULT-VALUE})")
                    int patience,
            @Option(
                            names = "--idempotency-key",
                            paramLabel = "KEY",
                            description = "With the same key the same file is the same job, however often it is sent")
                    @Nullable
                    String key,
            @Option(
                            names = "--url",
                            paramLabel = "URL",
                            defaultValue = "http://localhost:8080",
                            description = "Where the producer service answers (${DEFAULT-VALUE})")
                    URI url)
            throws IOException, InterruptedException {
        String name = name(file);
        requireHttp(url);
        byte[] content = content(file);
        try (Producer producer = new Producer(url)) {
            Sent sent = producer.sendFile(name, content, Optional.ofNullable(key));
            lines(name + " sent: " + producer.urlOf(sent.job()));
            if (wait) {
                Waited waited = await(producer, sent, Duration.ofSeconds(patience));
                json(name, waited.job(), producer.urlOf(waited.job()));
                waited.complaint().ifPresent(complaint -> {
                    throw new ReadableException(complaint);
                });
                lines(name + " CONFIRMED");
            } else {
                json(name, sent.job(), producer.urlOf(sent.job()));
            }
        }
    }

    /**
     * What waiting came to.
     *
     * @param job as it was seen last
     * @param complaint why it is not confirmed, and what to do; nothing: it is
     */
    private record Waited(Job job, Optional<String> complaint) {}

    /** For people, as it happens. */
    private void lines(String line) {
        if (cli.output().or(Form.TABLE) == Form.TABLE) {
            print(line);
        }
    }

    /** For programs, at the end, whichever it is. */
    private void json(String name, Job job, String url) {
        if (cli.output().or(Form.TABLE) == Form.JSON) {
            print(JsonNodeFactory.instance
                    .objectNode()
                    .put("fileName", name)
                    .put("jobId", job.id())
                    .put("state", job.state())
                    .put("url", url));
        }
    }

    private void print(Object what) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(what);
        out.flush();
    }

    private String name(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!NAME.matcher(name).matches()) {
            throw new WrongUsageException(
                    spec,
                    "'" + name + "' is not a name for a file: rename it to 1 to 128 letters, digits, dots, underscores"
                            + " and hyphens, ending in .json");
        }
        return name;
    }

    private void requireHttp(URI url) {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new WrongUsageException(
                    spec, "'" + url + "' is not a URL of a service: give one such as http://localhost:8080");
        }
    }

    private static byte[] content(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new ReadableException(
                        file + " has " + size + " bytes, and a file holds at most " + LARGEST + ": send it in parts");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ReadableException(file + " cannot be read: it does not exist, is no file, or not yours to read ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** What does not answer meanwhile may answer again: only patience ends the wait. */
    private static Waited await(Producer producer, Sent sent, Duration patience) throws InterruptedException {
        Job job = sent.job();
        long deadline = System.nanoTime() + patience.toNanos();
        String seen = job.state();
        for (int looks = 1; System.nanoTime() < deadline; looks++) {
            Optional<String> parked = Optional.empty();
            try {
                job = producer.job(job.id());
                seen = job.state();
                parked = looks % LOOKS_BETWEEN_EVENTS == 0 && !seen.startsWith(COMPLETED)
                        ? producer.parked(job.id(), sent.from())
                        : Optional.empty();
            } catch (IOException | ReadableException away) {
                seen = "not known, " + ReadableException.oneLine(away);
            }
            if (seen.equals(COMPLETED)) {
                return new Waited(job, Optional.empty());
            }
            if (seen.equals(COMPLETED_WITH_FAILURES)) {
                return new Waited(job, Optional.of(failed(producer, job)));
            }
            if (parked.isPresent()) {
                return new Waited(job, Optional.of(parked(producer, job, parked.get())));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return new Waited(
                job,
                Optional.of("after " + patience.toSeconds() + " s the job is still " + seen + ": look at "
                        + producer.urlOf(job)
                        + " again, and at GET /queues for messages that wait or are dead letters"));
    }

    private static String failed(Producer producer, Job job) throws InterruptedException {
        String why;
        try {
            why = producer.failure(job.id());
        } catch (IOException | ReadableException away) {
            why = "and why is not known, " + ReadableException.oneLine(away);
        }
        return "the file is FAILED, " + why + ": put it back, redrive movie-confirm, and look at "
                + producer.urlOf(job);
    }

    /** It would be waited for in vain: only a redrive brings it on. */
    private static String parked(Producer producer, Job job, String why) {
        return "the file is parked " + why + ": mend that, redrive the queue of that stage (GET /queues), and look at "
                + producer.urlOf(job);
    }
}
