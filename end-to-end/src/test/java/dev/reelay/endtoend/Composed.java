package dev.reelay.endtoend;

import dev.reelay.backend.docker.Emulator;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Both services and AWS in containers, by {@code docker-compose.yml}, on ports that are free. */
record Composed(ComposeContainer containers, Rest producer, Rest consumer, Aws aws, Emulator emulator)
        implements Services {

    /** With what builds and starts the images, on a machine that does other things too. */
    private static final Duration HEALTHY = Duration.ofMinutes(5);

    /** The variables that say which ports of this machine are taken; 0 takes a free one. */
    static final List<String> PORTS =
            List.of("PRODUCER_PORT", "CONSUMER_PORT", "AWS_PORT", "SQS_PORT", "DYNAMODB_PORT");

    /** On the backend of this folder, which bears this name, and whose S3, SQS and DynamoDB answer on these ports of its container. */
    static Pipeline.Start on(String backend, Emulator named, int s3, int sqs, int dynamoDb) {
        return (name, queueSuffix) -> {
            ComposeContainer containers = containers(backend, List.of(s3, sqs, dynamoDb));
            try {
                containers.start();
                URI endpoint = url(containers, "aws", s3);
                return new Composed(
                        containers,
                        new Rest(url(containers, "producer", 8080)),
                        new Rest(url(containers, "consumer", 8081)),
                        new Aws(endpoint, url(containers, "aws", sqs), url(containers, "aws", dynamoDb), queueSuffix),
                        Emulator.at(endpoint, named));
            } catch (RuntimeException failed) {
                containers.stop();
                throw failed;
            }
        };
    }

    private static ComposeContainer containers(String backend, List<Integer> awsPorts) {
        ComposeContainer containers = new ComposeContainer(new File("../docker-compose.yml"))
                .withBuild(true)
                .withPull(false)
                .withEnv("BACKEND", backend)
                .withExposedService("producer", 8080, Wait.forHealthcheck().withStartupTimeout(HEALTHY))
                .withExposedService("consumer", 8081, Wait.forHealthcheck().withStartupTimeout(HEALTHY));
        PORTS.forEach(port -> containers.withEnv(port, "0"));
        awsPorts.forEach(port -> containers.withExposedService("aws", port));
        return containers;
    }

    private static URI url(ComposeContainer containers, String service, int port) {
        return URI.create("http://%s:%d"
                .formatted(containers.getServiceHost(service, port), containers.getServicePort(service, port)));
    }

    @Override
    public void close() {
        aws.close();
        containers.stop();
    }
}
