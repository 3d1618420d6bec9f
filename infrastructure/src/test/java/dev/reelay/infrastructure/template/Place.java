package dev.reelay.infrastructure.template;

/**
 * Where a stack is.
 *
 * @param stack its name
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 */
public record Place(String stack, String account, String region) {

    /** A stack of the usual name, in the account that AWS's documentation uses for examples. */
    public static Place anywhere() {
        return new Place("reelay", "111122223333", "us-east-1");
    }

    /** The ARN of something that belongs to this account and region. */
    public String arn(String service, String name) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, name);
    }

    /** The ARN of a queue. */
    public String queueArn(String queue) {
        return arn("sqs", queue);
    }

    /** The ARN of a table, or of an index as {@code TABLE/index/INDEX}. */
    public String tableArn(String table) {
        return arn("dynamodb", "table/" + table);
    }

    /** The ARN of a bucket, or of a file as {@code BUCKET/KEY}; names of buckets are global. */
    public String bucketArn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }
}
