package dev.reelay.backend.aws;

import dev.reelay.backend.BackendUnreachableException;
import dev.reelay.backend.MissingResourceException;
import dev.reelay.backend.UnfitSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in place of a stack trace what a service did not find at its start, or what does not fit, and what to do. */
final class BackendFailureAnalyzer implements FailureAnalyzer {

    private static final String CREATE = """
            Create what is missing (this service never does), with the same names, region and endpoint as the service has:
              java -jar operator-cli/target/operator-cli.jar schema load [--endpoint-url URL] [--region R]
            For other names see its options, and here the properties reelay.bucket, reelay.table and reelay.queues.*; for
            what belongs to reelay.widgets.* give it --widgets, too. What is given by a URL is looked for in the account of the service.""";

    private static final String REACH = """
            Check spring.cloud.aws.endpoint (or spring.cloud.aws.{s3,sqs,dynamodb}.endpoint), spring.cloud.aws.region.static and
            the credentials. For embedded AWS: java -jar local-aws/target/local-aws.jar, and the service with the profile local.""";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingResourceException) {
                return new FailureAnalysis(cause.getMessage(), CREATE, cause);
            }
            if (cause instanceof BackendUnreachableException) {
                return new FailureAnalysis(cause.getMessage(), REACH, cause);
            }
            if (cause instanceof UnfitSettingException unfit) {
                return new FailureAnalysis(unfit.getMessage(), unfit.action(), unfit);
            }
        }
        return null;
    }
}
