package dev.reelay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueUrlTests {

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, https://sqs.eu-central-1.amazonaws.com/111122223333/q.fifo",
        "eu-central-1, https://SQS.EU-Central-1.amazonaws.com:443/111122223333/q.fifo",
        "cn-north-1, https://sqs.cn-north-1.amazonaws.com.cn/111122223333/q.fifo",
        "us-gov-west-1, https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/q.fifo",
        "eu-west-1, https://sqs.eu-west-1.api.aws/111122223333/q.fifo",
        "eu-west-1, https://vpce-0a-1b.sqs.eu-west-1.vpce.amazonaws.com/111122223333/q.fifo",
        "eu-west-1, https://eu-west-1.queue.amazonaws.com/111122223333/q.fifo",
        "us-east-1, https://queue.amazonaws.com/111122223333/q.fifo"
    })
    void region_ofAUrlOfAws_isTheQueues(String region, String url) {
        assertThat(QueueUrl.region(url)).contains(region);
        assertThat(QueueUrl.elsewhere(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q.fifo",
                "",
                "http://127.0.0.1:4567/000000000000/q.fifo",
                "http://sqs.eu-west-1.localhost.localstack.cloud:4566/000000000000/q.fifo",
                "https://sqs.eu-west-1.amazonaws.com.example.org/111122223333/q.fifo",
                "http://localhost/sqs.eu-west-1.amazonaws.com/111122223333/q.fifo",
                "https://s3.eu-west-1.amazonaws.com/111122223333/q.fifo"
            })
    void region_ofAnythingElse_isNone(String text) {
        assertThat(QueueUrl.region(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4567, http://127.0.0.1:4567/000000000000/q.fifo",
        "http://[::1]:4567, http://[::1]:4567/000000000000/q.fifo",
        "https://localhost, https://localhost/queue/us-east-1/000000000000/q.fifo",
        "http://sqs.eu-west-1.localhost.localstack.cloud:4566, http://sqs.eu-west-1.localhost.localstack.cloud:4566/0/q.fifo"
    })
    void elsewhere_ofAUrlThatIsNotOfAws_isWhereItAnswers(String origin, String url) {
        assertThat(QueueUrl.elsewhere(url)).contains(URI.create(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sqs.eu-central-1.amazonaws.com/111122223333/q.fifo",
                "https://queue.amazonaws.com/111122223333/q.fifo",
                "http://127.0.0.1:4567/111122223333/q.fifo",
                "http://localhost:4566/queue/us-east-1/111122223333/q.fifo"
            })
    void accountAndName_ofAUrl_areTheQueues(String url) {
        assertThat(QueueUrl.account(url)).contains("111122223333");
        assertThat(QueueUrl.name(url)).isEqualTo("q.fifo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q.fifo", "/111122223333/q.fifo", "http://127.0.0.1:4567/q.fifo", "http://host/1111/q.fifo"})
    void account_ofWhatNamesNone_isNone(String queue) {
        assertThat(QueueUrl.account(queue)).isEmpty();
        assertThat(QueueUrl.name(queue)).isEqualTo("q.fifo");
    }

    @Test
    void elsewhere_ofWhatIsNoUrl_isNone() {
        assertThat(QueueUrl.elsewhere("q.fifo")).isEmpty();
        assertThat(QueueUrl.elsewhere("http://:4567/q.fifo")).isEmpty();
        assertThat(QueueUrl.elsewhere("http://what is this/q.fifo")).isEmpty();
    }
}
