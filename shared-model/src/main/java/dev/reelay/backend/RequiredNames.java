package dev.reelay.backend;

import java.util.List;

/**
 * What is needed in the account.
 *
 * @param buckets names of S3 buckets
 * @param tables names of DynamoDB tables
 * @param queues names of SQS queues; each comes with its dead-letter queue
 */
public record RequiredNames(List<String> buckets, List<String> tables, List<String> queues) {

    /** Nothing. */
    public static RequiredNames none() {
        return new RequiredNames(List.of(), List.of(), List.of());
    }
}
