package dev.reelay.backend;

import java.util.List;

/**
 * What a feature needs in the account beyond what every service does. Each bean of this type is looked for before the service starts.
 *
 * @param buckets names of S3 buckets
 * @param tables names of DynamoDB tables
 * @param queues names of SQS queues; each comes with its dead-letter queue
 */
public record RequiredNames(List<String> buckets, List<String> tables, List<String> queues) {

    /** Nothing: the feature is not used. */
    public static RequiredNames none() {
        return new RequiredNames(List.of(), List.of(), List.of());
    }
}
