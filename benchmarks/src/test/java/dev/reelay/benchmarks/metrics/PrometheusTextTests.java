package dev.reelay.benchmarks.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrometheusTextTests {

    private static final String TEXT = """
            # HELP reelay_batch_size Parts in one AWS call, by operation
            # TYPE reelay_batch_size histogram
            reelay_batch_size_bucket{operation="sqs.send",le="1.0"} 2
            reelay_batch_size_bucket{operation="sqs.send",le="10.0"} 7
            reelay_batch_size_bucket{operation="sqs.send",le="+Inf"} 7
            reelay_batch_size_count{operation="sqs.send"} 7
            reelay_batch_size_sum{operation="sqs.send"} 52.0
            reelay_aws_calls_total{operation="ReceiveMessage",service="Sqs"} 30.0
            reelay_aws_calls_total{operation="PutObject",service="S3"} 1.2E3
            reelay_aws_calls_total{operation="Query",service="DynamoDb"} 7.0
            reelay_aws_calls_total{operation="HeadBucket",service="S3"} 99.0
            reelay_aws_empty_polls_total{operation="ReceiveMessage",service="Sqs"} 4.0
            escaped{text="a \\"b\\" {c},d\\\\"} 1.0
            """;

    private final PrometheusText text = PrometheusText.parse(TEXT);

    @Test
    void parse_ofALabelWithQuotesAndBraces_readsItsValue() {
        assertThat(text.named("escaped"))
                .singleElement()
                .satisfies(sample -> assertThat(sample.label("text")).isEqualTo("a \"b\" {c},d\\"));
    }

    @Test
    void parse_ofWhatIsNoSample_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrometheusText.parse("{\"status\":\"UP\"}"))
                .withMessageContaining("UP");
    }

    @Test
    void batchSizes_ofCumulativeBuckets_areTakenApart() {
        BatchSizes sizes = sends(text);

        assertThat(sizes.perBound())
                .containsEntry(1.0, 2.0)
                .containsEntry(10.0, 5.0)
                .containsEntry(Double.POSITIVE_INFINITY, 0.0);
        assertThat(sizes.mean()).isCloseTo(52.0 / 7, within(1e-9));
    }

    @Test
    void batchSizes_ofTwoServices_areAddedAndSubtractedByBucket() {
        BatchSizes both = sends(text, text);
        BatchSizes one = sends(text);

        assertThat(both.parts()).isEqualTo(104.0);
        assertThat(both.minus(one)).isEqualTo(one);
        assertThat(BatchSizes.NONE.plus(one)).isEqualTo(one);
    }

    @Test
    void awsCalls_leaveOutHealthChecksLooksAndEmptyPolls() {
        AwsCalls calls = AwsCalls.of(List.of(text));

        assertThat(calls.of("ReceiveMessage")).isEqualTo(26.0);
        assertThat(calls.emptyPolls()).isEqualTo(4.0);
        assertThat(calls.looks()).isEqualTo(7.0);
        assertThat(calls.total()).isEqualTo(1226.0);
    }

    @Test
    void awsCalls_sinceThemselves_areNone() {
        AwsCalls calls = AwsCalls.of(List.of(text));

        assertThat(calls.minus(calls).work()).isEmpty();
    }

    private static BatchSizes sends(PrometheusText... services) {
        return Objects.requireNonNull(BatchSizes.byOperation(List.of(services)).get("sqs.send"));
    }
}
