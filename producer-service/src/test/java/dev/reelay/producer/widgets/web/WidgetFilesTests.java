package dev.reelay.producer.widgets.web;

import dev.reelay.producer.EmbeddedBackend;
import dev.reelay.producer.ServiceUnderTest;
import dev.reelay.schema.WidgetNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import software.amazon.awssdk.core.sync.RequestBody;

/** Widgets that are files. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedBackend.WidgetFiles.class)
@Import(ServiceUnderTest.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class WidgetFilesTests extends WidgetKit {

    WidgetFilesTests(ServiceUnderTest service, WidgetNames names) {
        super(service, names);
    }

    @Override
    void keep(WidgetNames names, String ownerKey, String widgetId, Map<String, String> attributes) {
        Map<String, String> others = new TreeMap<>(attributes);
        others.remove("owner");
        others.remove("label");
        String list = others.entrySet().stream()
                .map(other -> "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(other.getKey(), other.getValue()))
                .collect(Collectors.joining(","));
        String json = "{\"widgetId\":\"%s\",\"owner\":\"%s\",\"label\":\"%s\",\"otherAttributes\":[%s]}"
                .formatted(widgetId, attributes.get("owner"), attributes.get("label"), list);
        AWS.s3()
                .putObject(
                        request -> request.bucket(names.widgetsBucket()).key("widgets/" + ownerKey + "/" + widgetId),
                        RequestBody.fromString(json));
    }
}
