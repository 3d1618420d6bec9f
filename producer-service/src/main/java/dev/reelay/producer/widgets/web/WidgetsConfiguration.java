package dev.reelay.producer.widgets.web;

import dev.reelay.backend.BackendProperties;
import dev.reelay.backend.Feature;
import dev.reelay.producer.widgets.FindWidget;
import dev.reelay.producer.widgets.TakeRequest;
import dev.reelay.queues.Queues;
import dev.reelay.widgets.Destination;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.Storage;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Widgets over their ledger, their bucket and their queue. */
@Configuration(proxyBeanMethods = false)
class WidgetsConfiguration {

    @Bean
    TakeRequest takeRequest(
            @Qualifier("widgetRequests") Feature widgetRequests,
            RequestSource source,
            RequestLedger ledger,
            RequestFiles files,
            Queues queues,
            BackendProperties properties) {
        return new TakeRequest(
                widgetRequests,
                source,
                ledger,
                files,
                queues::named,
                properties.answerTimeout(),
                () -> UUID.randomUUID().toString());
    }

    @Bean
    FindWidget findWidget(RequestLedger ledger, Destination destination, List<Storage> storages) {
        return new FindWidget(ledger, destination, storages);
    }

    @Bean
    WidgetRequestDocs widgetRequestDocs() {
        return new WidgetRequestDocs();
    }
}
