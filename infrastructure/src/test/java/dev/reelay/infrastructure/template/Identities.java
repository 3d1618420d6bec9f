package dev.reelay.infrastructure.template;

/**
 * What {@code Ref} and {@code Fn::GetAtt} give for a resource. Where AWS would draw a name at random, it is the stack's and the
 * resource's.
 */
final class Identities {

    private final Stack stack;

    Identities(Stack stack) {
        this.stack = stack;
    }

    String reference(String id) {
        Resource resource = stack.resource(id);
        Place place = stack.place();
        return switch (resource.type()) {
            case "AWS::SQS::Queue" ->
                "https://sqs.%s.amazonaws.com/%s/%s".formatted(place.region(), place.account(), queue(resource));
            case "AWS::DynamoDB::Table" -> resource.text("TableName");
            case "AWS::S3::Bucket" -> resource.text("BucketName");
            case "AWS::SNS::Topic" -> place.arn("sns", drawn(id));
            default -> drawn(id);
        };
    }

    String attribute(String id, String attribute) {
        Resource resource = stack.resource(id);
        return switch (resource.type() + "." + attribute) {
            case "AWS::SQS::Queue.QueueName" -> queue(resource);
            case "AWS::SQS::Queue.Arn" -> stack.place().queueArn(queue(resource));
            case "AWS::DynamoDB::Table.Arn" -> stack.place().tableArn(resource.text("TableName"));
            case "AWS::S3::Bucket.Arn" -> stack.place().bucketArn(resource.text("BucketName"));
            case "AWS::IAM::Role.Arn" ->
                "arn:aws:iam::%s:role/%s".formatted(stack.place().account(), drawn(id));
            case "AWS::Logs::LogGroup.Arn" -> stack.place().arn("logs", "log-group:" + drawn(id) + ":*");
            default -> drawn(id) + "." + attribute;
        };
    }

    private static String queue(Resource queue) {
        return queue.text("QueueName");
    }

    private String drawn(String id) {
        return stack.place().stack() + "-" + id;
    }
}
