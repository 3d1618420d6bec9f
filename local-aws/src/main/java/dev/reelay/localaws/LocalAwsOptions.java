package dev.reelay.localaws;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where embedded AWS listens, and where it keeps its data.
 *
 * @param host the address all three listen on; a wildcard such as {@code 0.0.0.0} opens them to the network
 * @param s3Port port of S3; 0 takes a free one
 * @param sqsPort port of SQS; 0 takes a free one
 * @param dynamoDbPort port of DynamoDB; 0 takes a free one
 * @param dataFolder keeps everything over restarts, made if it is missing; without one all is kept in memory
 */
public record LocalAwsOptions(String host, int s3Port, int sqsPort, int dynamoDbPort, Optional<Path> dataFolder) {

    /** The host unless told otherwise: nothing outside of this machine reaches it. */
    static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST_PORT = 65_535;

    /** Checks the ports. */
    public LocalAwsOptions {
        List<Integer> ports = List.of(s3Port, sqsPort, dynamoDbPort);
        for (int port : ports) {
            if (port < 0 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "port " + port + " does not exist: choose one from 0 (any) to 65535");
            }
        }
        int[] fixed = ports.stream()
                .mapToInt(Integer::intValue)
                .filter(port -> port > 0)
                .toArray();
        if (IntStream.of(fixed).distinct().count() < fixed.length) {
            throw new IllegalArgumentException("ports " + ports + " of S3, SQS and DynamoDB: give each its own");
        }
    }

    /** Loopback, free ports, in memory: what tests want. */
    public static LocalAwsOptions randomPorts() {
        return new LocalAwsOptions(LOOPBACK, 0, 0, 0, Optional.empty());
    }

    /** The same, keeping its data in {@code folder}. */
    public LocalAwsOptions withDataFolder(Path folder) {
        return new LocalAwsOptions(host, s3Port, sqsPort, dynamoDbPort, Optional.of(folder));
    }
}
