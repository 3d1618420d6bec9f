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
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only for those whose requests do not come from a bucket. */
@Configuration(proxyBeanMethods = false)
@Conditional(WidgetStageConfiguration.ByQueue.class)
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
            throw new IllegalStateException("no reelay.widgets.request-source, but requests come from " + source);
        }
        ApplyRequest apply = new ApplyRequest(ledger, widgets, new WidgetMetrics(meters));
        return new WidgetListener(stages.of(new HandleRequest(files, ledger, apply), queue));
    }

    /** Neither by a bucket nor not at all. */
    static final class ByQueue extends NoneNestedConditions {

        ByQueue() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("reelay.widgets.request-source")
        static final class Polled {}

        @ConditionalOnProperty(name = "reelay.widgets.enabled", havingValue = "false")
        static final class Off {}
    }
}
