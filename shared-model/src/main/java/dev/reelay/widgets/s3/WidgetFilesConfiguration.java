package dev.reelay.widgets.s3;

import dev.reelay.backend.BackendProperties;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.Storage;
import dev.reelay.widgets.StorageStrategy;
import dev.reelay.widgets.Widgets;
import dev.reelay.widgets.WidgetsProperties;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.s3.S3Client;

/** Requests over the client that Spring Cloud AWS provides, and widgets that are files. */
@AutoConfiguration
@EnableConfigurationProperties(WidgetsProperties.class)
class WidgetFilesConfiguration {

    @Bean
    RequestFiles requestFiles(
            WidgetsProperties properties, BackendProperties backend, S3Client client, RequestSource source) {
        String bucket = source instanceof RequestSource.Polled(String polled) ? polled : properties.requestsBucket();
        return new RequestsBucket(client, bucket, backend.answerTimeout());
    }

    @Bean
    @ConditionalOnProperty(
            prefix = "reelay.widgets",
            name = "storage-strategy",
            havingValue = "s3",
            matchIfMissing = true)
    Widgets widgetFiles(Destination destination, Storage fileStorage) {
        return fileStorage.at(destination).orElseThrow();
    }

    @Bean
    Storage fileStorage(BackendProperties backend, S3Client client, RequestLedger ledger, Clock clock) {
        return destination -> destination.strategy() == StorageStrategy.S3
                ? Optional.of(new WidgetsBucket(
                        client, destination.name(), ledger, clock, backend.answerTimeout(), backend.longestEffect()))
                : Optional.empty();
    }
}
