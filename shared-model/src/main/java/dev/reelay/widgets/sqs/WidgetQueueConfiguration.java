package dev.reelay.widgets.sqs;

import dev.reelay.backend.BackendProperties;
import dev.reelay.widgets.WidgetsProperties;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Only for those who say which queue it is. */
@AutoConfiguration
@EnableConfigurationProperties(WidgetsProperties.class)
@ConditionalOnProperty("reelay.widgets.queue-url")
@ConditionalOnBooleanProperty(name = "reelay.widgets.enabled", matchIfMissing = true)
class WidgetQueueConfiguration {

    @Bean
    RequestQueuePlace requestQueuePlace(
            WidgetsProperties properties, BackendProperties backend, SqsAsyncClient client) {
        RequestQueuePlace place =
                new RequestQueuePlace(client, Objects.requireNonNull(properties.queueUrl()), backend.startTimeout());
        // Before it is looked whether there is one: here there need not be any of its name.
        place.requireRegion();
        return place;
    }
}
