package dev.reelay.endtoend.faults;

import dev.reelay.infrastructure.permissions.RecordedCall;
import dev.reelay.launcher.stack.AwsPlan;
import dev.reelay.launcher.stack.ServicePlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Listens between programs and AWS, and keeps who asked for what: which program, which operation, which resources. On demand it
 * refuses operations, because some calls are made only when others fail.
 */
public final class Wiretap implements AutoCloseable {

    /** Of DynamoDB and of S3, the failure that is the service's own, not a throttle: SDK and ledger give up on it soon. */
    private static final Map<Operation.Service, Fault> REFUSALS = Map.of(
            Operation.Service.S3, new Fault.Refuse(2),
            Operation.Service.SQS, new Fault.Refuse(2),
            Operation.Service.DYNAMODB, new Fault.Refuse(3));

    private final FaultyAws aws = FaultyAws.open();
    private final History history;

    private Wiretap(History history) {
        this.history = history;
    }

    /** Listens, but cannot answer before it knows whom to ask; what is refused is written to a history of this name. */
    public static Wiretap open(String name) {
        return new Wiretap(History.in(Path.of("target", "histories", name)));
    }

    /** The AWS to which requests are passed on. */
    public void passOnTo(AwsPlan plan) {
        aws.passOnTo(plan);
    }

    /** The same of one that is not embedded. */
    public void passOnTo(URI s3, URI sqs, URI dynamoDb) {
        aws.passOnTo(s3, sqs, dynamoDb);
    }

    /** Where S3 is asked through here. */
    public URI s3() {
        return aws.url(Operation.Service.S3);
    }

    /** Where SQS is asked through here. */
    public URI sqs() {
        return aws.url(Operation.Service.SQS);
    }

    /** Where DynamoDB is asked through here. */
    public URI dynamoDb() {
        return aws.url(Operation.Service.DYNAMODB);
    }

    /** A service that knows AWS only through here. */
    public ServicePlan before(ServicePlan plan) {
        return aws.before(plan, plan.kind().title());
    }

    /** Until further notice these operations, such as {@code S3.GetObject}, fail, and no others. */
    public void refuse(String... operations) {
        Set<String> refused = Set.copyOf(Arrays.asList(operations));
        aws.begin(
                (operation, ordinal) -> refused.contains(operation.toString())
                        ? REFUSALS.getOrDefault(operation.service(), new Fault.Pass())
                        : new Fault.Pass(),
                history);
    }

    /** Until further notice SQS does not know this operation, such as {@code SQS.StartMessageMoveTask}. */
    public void forget(String unknown) {
        aws.begin(
                (operation, ordinal) -> operation.toString().equals(unknown) ? new Fault.Unknown() : new Fault.Pass(),
                history);
    }

    /** Until further notice what this operation does, such as {@code SQS.SendMessageBatch}, is done at once and answered so much later. */
    public void delay(String operation, Duration by) {
        aws.begin(
                (asked, ordinal) -> asked.toString().equals(operation) ? new Fault.LateAnswer(by) : new Fault.Pass(),
                history);
    }

    /**
     * Each different call so far.
     *
     * @throws IllegalStateException if somebody called who is none of ours
     */
    public Set<RecordedCall> calls() {
        return aws.calls().all();
    }

    @Override
    public void close() {
        aws.end();
        aws.close();
        history.close();
    }
}
