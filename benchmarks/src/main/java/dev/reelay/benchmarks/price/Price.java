package dev.reelay.benchmarks.price;

import java.time.LocalDate;

/**
 * List prices of AWS in us-east-1, without free tiers and discounts. Entered by hand on {@link #AS_OF}; DynamoDB's on-demand prices are
 * those since November 2024.
 *
 * @see <a href="https://aws.amazon.com/sqs/pricing/">SQS</a>
 * @see <a href="https://aws.amazon.com/dynamodb/pricing/on-demand/">DynamoDB</a>
 * @see <a href="https://aws.amazon.com/s3/pricing/">S3</a>
 */
public enum Price {
    /** A request of up to 64 KiB to a standard queue, whatever the number of messages in it. */
    SQS_STANDARD_REQUEST("SQS request, standard queue", 0.40),
    /** The same to a FIFO queue. */
    SQS_FIFO_REQUEST("SQS request, FIFO queue", 0.50),
    /** PUT, COPY, POST, LIST. */
    S3_PUT("S3 PUT", 5.00),
    /** GET and all others. */
    S3_GET("S3 GET", 0.40),
    /** 1 KiB written; in a transaction two. */
    DYNAMODB_WRITE_UNIT("DynamoDB write request unit", 0.625),
    /** 4 KiB read with strong consistency; in a transaction two. */
    DYNAMODB_READ_UNIT("DynamoDB read request unit", 0.125);

    /** When these were entered. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 11, 21);

    private static final double MILLION = 1_000_000;

    private final String title;
    private final double dollarsPerMillion;

    Price(String title, double dollarsPerMillion) {
        this.title = title;
        this.dollarsPerMillion = dollarsPerMillion;
    }

    /** What it is the price of. */
    public String title() {
        return title;
    }

    /** Dollars for a million. */
    public double dollarsPerMillion() {
        return dollarsPerMillion;
    }

    /** Dollars for this many. */
    public double of(double units) {
        return dollarsPerMillion * units / MILLION;
    }
}
