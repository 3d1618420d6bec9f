package dev.reelay.benchmarks.price;

import dev.reelay.benchmarks.metrics.AwsCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run would have cost on AWS.
 *
 * @param lines by service and price
 */
public record Bill(List<Line> lines) {

    /** Copies the lines. */
    public Bill {
        lines = List.copyOf(lines);
    }

    /** The bill for these calls and units; queues of one kind, standard or FIFO. */
    public static Bill of(AwsCalls calls, Units units, boolean fifo) {
        double sqs = 0;
        double puts = 0;
        double gets = 0;
        for (Map.Entry<AwsCalls.Operation, Double> entry : calls.work().entrySet()) {
            switch (entry.getKey().service()) {
                case "Sqs" -> sqs += entry.getValue();
                case "S3" -> {
                    if (entry.getKey().name().equals("PutObject")) {
                        puts += entry.getValue();
                    } else {
                        gets += entry.getValue();
                    }
                }
                // Charged by units, not by calls.
                case "DynamoDb" -> {}
                case String other -> throw new IllegalArgumentException("no price for service " + other);
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(fifo ? Price.SQS_FIFO_REQUEST : Price.SQS_STANDARD_REQUEST, sqs));
        lines.add(new Line(Price.S3_PUT, puts));
        lines.add(new Line(Price.S3_GET, gets));
        lines.add(new Line(Price.DYNAMODB_WRITE_UNIT, units.write()));
        lines.add(new Line(Price.DYNAMODB_READ_UNIT, units.read()));
        return new Bill(lines);
    }

    /** Dollars, all together. */
    public double dollars() {
        return lines.stream().mapToDouble(Line::dollars).sum();
    }

    /** So many of one thing. */
    public record Line(Price price, double amount) {

        /** What they cost. */
        public double dollars() {
            return price.of(amount);
        }
    }
}
