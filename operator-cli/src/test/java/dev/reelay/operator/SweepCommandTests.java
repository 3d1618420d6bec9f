package dev.reelay.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelay.localaws.LocalAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SweepCommandTests {

    private static final LocalAws AWS = LocalAws.shared();

    private final String bucket = "swept-" + UUID.randomUUID();
    private final String queue = UUID.randomUUID() + ".fifo";

    @Test
    void sweep_whenTheBucketHasObjects_publishesEachAndSaysWhatItTook() {
        List<String> keys = aBucketOf(25);
        String url = aQueue();

        CommandRun run = CommandRun.local("sweep", bucket, url);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).matches("25 objects, 25 messages, 4 calls, [0-9]+\\.[0-9] seconds\n");
        assertThat(run.err()).isEqualTo("25 objects, 25 messages\n");
        assertThat(bodies(url))
                .containsExactlyInAnyOrderElementsOf(keys.stream()
                        .map(key -> "{\"bucket\":\"" + bucket + "\",\"key\":\"" + key + "\"}")
                        .toList());
    }

    @Test
    void sweep_withOutputJson_writesOneValue() {
        aBucketOf(3);

        CommandRun run = CommandRun.local("sweep", bucket, aQueue(), "--output", "json");

        assertThat(run.out()).matches("\\{\"objects\":3,\"messages\":3,\"calls\":[0-9]+,\"seconds\":[0-9.]+\\}\n");
    }

    @Test
    void sweep_whenGivenAgain_sendsNothingTwice() {
        aBucketOf(12);
        String url = aQueue();

        CommandRun.local("sweep", bucket, url);
        CommandRun again = CommandRun.local("sweep", bucket, url);

        assertThat(again.out()).startsWith("12 objects, 12 messages, 3 calls, ");
        assertThat(bodies(url)).hasSize(12);
    }

    @Test
    void sweep_whenQueueIsGivenByItsName_findsIt() {
        aBucketOf(1);
        String url = aQueue();

        assertThat(CommandRun.local("sweep", bucket, queue).out()).startsWith("1 objects, 1 messages, 3 calls, ");
        assertThat(bodies(url)).hasSize(1);
    }

    /** Embedded AWS has a port for each service. */
    @Test
    void sweep_whenTheUrlIsNotOfAws_asksSqsWhereItSays() {
        aBucketOf(2);
        String url = aQueue();

        CommandRun run = CommandRun.of(
                "sweep", bucket, url, "--endpoint-url", AWS.s3Endpoint().toString());

        assertThat(run.out()).as(run.err()).startsWith("2 objects, ");
        assertThat(bodies(url)).hasSize(2);
    }

    @Test
    void sweep_whenSqsIsGiven_asksItWhateverTheUrlSays() {
        aBucketOf(2);
        String url = aQueue();

        CommandRun run =
                CommandRun.local("sweep", bucket, url.replace(AWS.sqsEndpoint().toString(), "http://127.0.0.1:1"));

        assertThat(run.out()).as(run.err()).startsWith("2 objects, ");
        assertThat(bodies(url)).hasSize(2);
    }

    @Test
    void sweep_whenTheQueueIsInAnotherRegion_saysSoAndSendsNothing() {
        aBucketOf(1);
        String url = aQueue();

        CommandRun run = CommandRun.local(
                "--region=us-east-1", "sweep", bucket, "https://sqs.eu-central-1.amazonaws.com/000000000000/" + queue);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("is in eu-central-1").contains("give --region eu-central-1");
        assertThat(bodies(url)).isEmpty();
    }

    @Test
    void sweep_whenAPrefixIsGiven_publishesOnlyWhatBeginsWithIt() {
        aBucketOf(12);
        String url = aQueue();

        CommandRun run = CommandRun.local("sweep", "--prefix", "logs/1", bucket, url);

        assertThat(run.out()).startsWith("3 objects, ");
        assertThat(bodies(url)).hasSize(3).allMatch(body -> body.contains("\"logs/1"));
    }

    @Test
    void sweep_whenTheBucketIsMissing_saysWhatToDo() {
        CommandRun run = CommandRun.local("sweep", bucket, aQueue());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("operator-cli: bucket '" + bucket
                        + "' does not exist: check its name, the region and the endpoint\n");
    }

    @Test
    void sweep_whenTheQueueIsMissing_saysWhatToDo() {
        aBucketOf(1);

        CommandRun run = CommandRun.local("sweep", bucket, queue);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("operator-cli: queue '" + queue + "' does not exist: create it as a FIFO queue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sweep                                | Missing required parameters
                    sweep bucket                         | Missing required parameter
                    sweep bucket http://h/000000000000/q | is not a FIFO queue
                    """)
    void sweep_whenItsParametersAreWrong_isWrongUsage(String arguments, String complaint) {
        CommandRun run = CommandRun.local(arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(complaint);
    }

    private List<String> aBucketOf(int objects) {
        AWS.s3().createBucket(request -> request.bucket(bucket));
        List<String> keys =
                IntStream.range(0, objects).mapToObj(number -> "logs/" + number).toList();
        keys.forEach(
                key -> AWS.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key)));
        return keys;
    }

    private String aQueue() {
        return AWS.sqs()
                .createQueue(
                        request -> request.queueName(queue).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    /** Of all messages; they stay hidden for half a minute. */
    private static List<String> bodies(String url) {
        List<String> bodies = new ArrayList<>();
        List<Message> some = receive(url);
        while (!some.isEmpty()) {
            some.forEach(message -> bodies.add(message.body()));
            some = receive(url);
        }
        return bodies;
    }

    private static List<Message> receive(String url) {
        return AWS.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(30)
                        .waitTimeSeconds(0))
                .messages();
    }
}
