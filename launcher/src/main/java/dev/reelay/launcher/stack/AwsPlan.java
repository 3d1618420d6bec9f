package dev.reelay.launcher.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Embedded AWS, as it is to be started.
 *
 * @param s3Port 0: a free one; likewise the other two
 * @param arguments more of them: {@code --queue-suffix .fifo}, {@code --widgets}, {@code --data-dir DIR}, {@code --no-schema}
 * @param jvmFlags after the stack's own, so these win: {@code -Xmx8g} for a job of a million in memory
 */
public record AwsPlan(int s3Port, int sqsPort, int dynamodbPort, List<String> arguments, List<String> jvmFlags) {
    /** How the line in its log begins when all three answer and the schema is loaded. */
    static final String READY_LINE = "^local-aws ready";

    /** Copies the lists. */
    public AwsPlan {
        arguments = List.copyOf(arguments);
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** With the stack's own flags for the JVM. */
    public AwsPlan(int s3Port, int sqsPort, int dynamodbPort, List<String> arguments) {
        this(s3Port, sqsPort, dynamodbPort, arguments, List.of());
    }

    /** On three free ports. */
    public static AwsPlan onFreePorts() {
        return new AwsPlan(0, 0, 0, List.of());
    }

    /** With these arguments, too. */
    public AwsPlan with(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new AwsPlan(s3Port, sqsPort, dynamodbPort, all, jvmFlags);
    }

    /** After the stack's own flags, and those before: the last one wins. */
    public AwsPlan withJvmFlag(String flag) {
        List<String> more = new ArrayList<>(jvmFlags);
        more.add(flag);
        return new AwsPlan(s3Port, sqsPort, dynamodbPort, arguments, more);
    }

    /** Where the build leaves it. */
    public static Path jar(Path home) {
        return home.resolve("local-aws", "target", "local-aws.jar");
    }

    /** Where S3 answers, once ports are chosen. */
    public URI s3() {
        return loopback(s3Port);
    }

    /** Where SQS answers, once ports are chosen. */
    public URI sqs() {
        return loopback(sqsPort);
    }

    /** Where DynamoDB answers, once ports are chosen. */
    public URI dynamodb() {
        return loopback(dynamodbPort);
    }

    AwsPlan withPortsChosen() {
        return new AwsPlan(
                FreePorts.orFree(s3Port),
                FreePorts.orFree(sqsPort),
                FreePorts.orFree(dynamodbPort),
                arguments,
                jvmFlags);
    }

    List<String> commandLine() {
        List<String> line = new ArrayList<>(
                List.of("--s3-port=" + s3Port, "--sqs-port=" + sqsPort, "--dynamodb-port=" + dynamodbPort));
        line.addAll(arguments);
        return line;
    }

    /** What a service must be told to find it. */
    Map<String, String> properties() {
        return Map.of(
                "spring.cloud.aws.s3.endpoint", s3().toString(),
                "spring.cloud.aws.sqs.endpoint", sqs().toString(),
                "spring.cloud.aws.dynamodb.endpoint", dynamodb().toString());
    }

    // The number, not the name: S3 clients then never try BUCKET.localhost, and nobody gets ::1.
    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
