package dev.reelay.endtoend;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.reelay.endtoend.faults.WidgetStory;
import dev.reelay.launcher.stack.ServiceKind;
import dev.reelay.launcher.stack.ServicePlan;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How widgets are used.
 *
 * @param storage how they are kept: {@code s3} or {@code dynamodb}
 * @param source where their requests come from: {@code queue} or {@code bucket}
 */
record WidgetUse(String storage, String source) {

    static final String QUEUE = "widget-requests.fifo";
    static final String DEAD_LETTERS = "widget-requests-dlq.fifo";

    /** The bucket of the requests. */
    static final String REQUESTS = "widget-requests";

    /** A bucket and a table, one of which keeps the widgets. */
    private static final String WIDGETS = "widgets";

    private static final JsonMapper JSON = new JsonMapper();

    boolean byQueue() {
        return source.equals("queue");
    }

    boolean inS3() {
        return storage.equals("s3");
    }

    /** A pipeline whose services, which do not run yet, use widgets so; what a killed one held comes back soon. */
    Pipeline pipeline(String name) {
        Pipeline pipeline = embedded(name);
        return pipeline.through(plan -> told(plan, pipeline.aws()));
    }

    /** The same, with services that know nothing of it yet. */
    Pipeline embedded(String name) {
        return redeliveringSoon(Pipeline.withoutServices(named(name), "", "--widgets"));
    }

    /** The same beside an AWS that answers there. */
    Pipeline beside(URI aws, String name) {
        return redeliveringSoon(Pipeline.beside(aws, named(name), "--widgets"));
    }

    private String named(String name) {
        return name + "-" + storage + "-" + source;
    }

    private static Pipeline redeliveringSoon(Pipeline pipeline) {
        return pipeline.redeliveringSoon(
                Stream.concat(Pipeline.QUEUES.stream(), Stream.of(QUEUE)).toList());
    }

    /** The consumer is told by its own options, as somebody starts it who has only read the README. */
    ServicePlan told(ServicePlan plan, Aws aws) {
        String prefix = plan.kind() == ServiceKind.CONSUMER ? "" : "reelay.widgets.";
        ServicePlan told = plan.with(prefix + "storage-strategy", storage)
                .with(prefix + "request-destination", WIDGETS)
                // Longer than any call has effects, and no longer, because a killed consumer's widgets have to wait for
                // it.
                .with("reelay.widgets.lease", "22s");
        return byQueue()
                ? told.with(prefix + "queue-url", aws.url(QUEUE))
                : told.with(prefix + "request-source", REQUESTS);
    }

    /** A widget as it is kept, empty if there is none. */
    SortedMap<String, String> kept(Aws aws, WidgetStory story) {
        return inS3() ? file(aws, story) : item(aws, story);
    }

    private static SortedMap<String, String> file(Aws aws, WidgetStory story) {
        try {
            return WidgetStory.flat(JSON.readTree(aws.s3()
                    .getObjectAsBytes(request -> request.bucket(WIDGETS).key("widgets/" + story.path()))
                    .asByteArray()));
        } catch (NoSuchKeyException none) {
            return new TreeMap<>();
        }
    }

    private static SortedMap<String, String> item(Aws aws, WidgetStory story) {
        List<String> key = List.of(story.path().split("/", 2));
        Map<String, AttributeValue> item = aws.dynamoDb()
                .getItem(request -> request.tableName(WIDGETS)
                        .key(Map.of("ownerKey", fromS(key.getFirst()), "widgetId", fromS(key.getLast())))
                        .consistentRead(true))
                .item();
        SortedMap<String, String> attributes = new TreeMap<>();
        item.forEach((name, value) -> attributes.put(name, value.s()));
        attributes.remove("ownerKey");
        return attributes;
    }
}
