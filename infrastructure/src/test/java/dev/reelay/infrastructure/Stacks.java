package dev.reelay.infrastructure;

import dev.reelay.infrastructure.template.Place;
import dev.reelay.infrastructure.template.Stack;
import dev.reelay.infrastructure.template.Template;
import java.util.HashMap;
import java.util.Map;

/** Stacks of our templates. */
final class Stacks {

    private static final Map<String, String> SERVICES = Map.of(
            "ProducerImage", "producer:1",
            "ConsumerImage", "consumer:1",
            "VpcId", "vpc-1",
            "SubnetIds", "subnet-1,subnet-2",
            "ClientCidr", "10.0.0.0/16");

    private Stacks() {}

    /** The stack that has the contract's names: a bucket's name is global, so it is given. */
    static Stack aStack(String queueSuffix) {
        return aStack(queueSuffix, Map.of());
    }

    /** The same with more parameters. */
    static Stack aStack(String queueSuffix, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.putIfAbsent("BucketName", "movie-bucket");
        parameters.putIfAbsent("QueueType", queueSuffix.isEmpty() ? "standard" : "fifo");
        return Template.reelay().stack(Place.anywhere(), parameters);
    }

    /** What gives the stack the contract's names for widgets too, kept as {@code s3} or {@code dynamodb}. */
    static Map<String, String> widgets(String storage, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("WidgetStorage", storage);
        parameters.putIfAbsent("RequestsBucketName", "widget-requests");
        parameters.putIfAbsent("WidgetsBucketName", "widgets");
        return parameters;
    }

    /** The stack of the services, beside the one whose exports it imports, with more parameters than those it must be given. */
    static Stack services(Stack beside, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(SERVICES);
        parameters.putAll(more);
        Place place = new Place("reelay-ecs", "111122223333", "us-east-1");
        return Template.ecs().stack(place, parameters, beside.exports());
    }
}
