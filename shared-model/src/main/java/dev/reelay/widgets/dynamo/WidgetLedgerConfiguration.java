package dev.reelay.widgets.dynamo;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.Feature;
import dev.reelay.backend.RequiredNames;
import dev.reelay.backend.UnfitSettingException;
import dev.reelay.schema.SchemaNames;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.Storage;
import dev.reelay.widgets.StorageStrategy;
import dev.reelay.widgets.Widgets;
import dev.reelay.widgets.WidgetsProperties;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger of widget requests over the client that Spring Cloud AWS provides, and widgets that are items. */
@AutoConfiguration
@EnableConfigurationProperties(WidgetsProperties.class)
class WidgetLedgerConfiguration {

    private static final String NAME = "Widget requests";

    /** What the consumer calls the listener of their queue. */
    private static final String LISTENER = "widget";

    @Bean
    RequestSource requestSource(WidgetsProperties properties, BackendProperties backend) {
        if (properties.lease().compareTo(backend.longestEffect()) <= 0) {
            throw new UnfitSettingException(
                    "reelay.widgets.lease (%s) must be longer than reelay.aws.call-timeout and attempt-timeout together (%s)."
                            .formatted(properties.lease(), backend.longestEffect()),
                    "Give a longer lease.");
        }
        return properties.source();
    }

    @Bean
    @Order(2)
    Feature widgetRequests(WidgetsProperties properties, RequestSource source) {
        if (!properties.enabled()) {
            return Feature.unwanted(NAME, LISTENER, "reelay.widgets.enabled");
        }
        RequiredNames needs = switch (source) {
            case RequestSource.Pointed(String queue, String bucket) -> required(properties, bucket, List.of(queue));
            case RequestSource.Polled(String bucket) -> required(properties, bucket, List.of());
        };
        return properties.isDemanded()
                ? Feature.demanded(NAME, needs, LISTENER)
                : Feature.whereThereIs(NAME, needs, LISTENER);
    }

    private static RequiredNames required(WidgetsProperties properties, String requests, List<String> queues) {
        String destination = properties.destination();
        return properties.storageStrategy() == StorageStrategy.S3
                ? new RequiredNames(List.of(requests, destination), List.of(), queues)
                : new RequiredNames(List.of(requests), List.of(destination), queues);
    }

    @Bean
    Destination widgetDestination(WidgetsProperties properties) {
        return new Destination(properties.storageStrategy(), properties.destination());
    }

    @Bean
    RequestsTable requestLedger(
            WidgetsProperties properties,
            Destination destination,
            BackendProperties backend,
            DynamoDbClient client,
            SchemaNames names,
            Clock clock) {
        LeaseTerms terms = new LeaseTerms(properties.lease(), backend.attemptTimeout());
        Leases leases =
                new Leases(client, names.table(), clock, () -> UUID.randomUUID().toString(), terms);
        return new RequestsTable(client, names.table(), destination, clock, leases, backend.answerTimeout());
    }

    @Bean
    @ConditionalOnProperty(prefix = "reelay.widgets", name = "storage-strategy", havingValue = "dynamodb")
    Widgets widgetItems(Destination destination, Storage itemStorage) {
        return itemStorage.at(destination).orElseThrow();
    }

    @Bean
    @ConditionalOnProperty(prefix = "reelay.widgets", name = "storage-strategy", havingValue = "dynamodb")
    WidgetTableKeys widgetTableKeys(
            @Qualifier("widgetRequests") Feature widgets,
            Destination destination,
            BackendProperties backend,
            DynamoDbClient client) {
        return new WidgetTableKeys(widgets, client, destination.name(), backend.startTimeout());
    }

    @Bean
    Storage itemStorage(BackendProperties backend, DynamoDbClient client, RequestsTable requests) {
        return destination -> destination.strategy() == StorageStrategy.DYNAMODB
                ? Optional.of(new WidgetsTable(client, destination.name(), requests, backend.answerTimeout()))
                : Optional.empty();
    }
}
