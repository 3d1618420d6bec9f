package dev.reelay.consumer.widgets.s3;

import dev.reelay.consumer.widgets.ApplyRequest;
import dev.reelay.consumer.widgets.DrainRequests;
import dev.reelay.consumer.widgets.WidgetMetrics;
import dev.reelay.stage.StageMetrics;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.Widgets;
import dev.reelay.widgets.WidgetsProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only for those who have no queue. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("reelay.widgets.request-source")
@ConditionalOnBooleanProperty(name = "reelay.widgets.enabled", matchIfMissing = true)
class RequestPollerConfiguration {

    @Bean
    RequestPoller requestPoller(
            WidgetsProperties properties,
            RequestFiles files,
            RequestLedger ledger,
            Widgets widgets,
            StageMetrics metrics,
            MeterRegistry meters) {
        ApplyRequest apply = new ApplyRequest(ledger, widgets, new WidgetMetrics(meters));
        return new RequestPoller(new DrainRequests(files, ledger, apply, metrics), properties.pollInterval());
    }
}
