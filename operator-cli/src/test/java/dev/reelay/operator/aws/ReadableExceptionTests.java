package dev.reelay.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the operator reads of failures that no test can make happen at will. */
class ReadableExceptionTests {

    /** As Netty's client fails that gets no connection in time. */
    @Test
    void oneLine_whenNoConnectionWasMadeInTime_saysThatNothingAnswers() {
        Throwable acquire = new Throwable(
                "Acquire operation took longer than the configured maximum time.\nConsider taking any of these actions.",
                new TimeoutException("Acquire operation took longer than 10000 milliseconds."));
        SdkClientException failure =
                SdkClientException.create("Unable to execute HTTP request: " + acquire.getMessage(), acquire);

        assertThat(ReadableException.oneLine(new CompletionException(failure)))
                .isEqualTo("nothing answers: Unable to execute HTTP request: Acquire operation took longer than the"
                        + " configured maximum time. (Acquire operation took longer than 10000 milliseconds.): check the"
                        + " endpoint, and that it is running");
    }
}
