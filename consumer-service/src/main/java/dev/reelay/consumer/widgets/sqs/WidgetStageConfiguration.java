package dev.reelay.consumer.widgets.sqs;

import dev.reelay.consumer.widgets.ApplyRequest;
import dev.reelay.consumer.widgets.HandleRequest;
import dev.reelay.consumer.widgets.WidgetMetrics;
import dev.reelay.stage.Stages;
import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestLedger;
import dev.reelay.widgets.RequestSource;
import dev.reelay.widgets.Widgets;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only for those who have the queue. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("reelay.widgets.queue-url")
class WidgetStageConfiguration {

    @Bean
    WidgetListener widgetListener(
            RequestSource source,
            Stages stages,
            RequestFiles files,
            RequestLedger ledger,
            Widgets widgets,
            MeterRegistry meters) {
        if (!(source instanceof RequestSource.Pointed(String queue, String bucket))) {
            throw new IllegalStateException("reelay.widgets.queue-url is given, but requests come from " + source);
        }
        ApplyRequest apply = new ApplyRequest(ledger, widgets, new WidgetMetrics(meters));
        return new WidgetListener(stages.of(new HandleRequest(files, ledger, apply), queue));
    }
}
