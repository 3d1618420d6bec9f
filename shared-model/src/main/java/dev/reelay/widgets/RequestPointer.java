package dev.reelay.widgets;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonText;
import tools.jackson.databind.json.JsonMapper;

/**
 * The claim check that travels for a request: its JSON is the whole SQS body.
 *
 * @param bucket where the request lies, as the sender says
 * @param key its key there
 * @param id which request it is
 */
public record RequestPointer(String bucket, RequestKey key, RequestId id) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a message's body; unknown fields are ignored, so that senders may be newer than receivers. */
    public static Decoded<RequestPointer> read(String body) {
        return switch (JsonText.read(body)) {
            case Decoded.Value<JsonText>(JsonText json) -> json.as(RequestPointer::of);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    /** The body: {@code {"bucket","key","owner","widgetId","requestId"}}, in this order. */
    public String json() {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("bucket", bucket)
                .put("key", key.value())
                .put("owner", id.widget().owner())
                .put("widgetId", id.widget().widgetId())
                .put("requestId", id.value()));
    }

    private static RequestPointer of(JsonText json) {
        return new RequestPointer(
                json.text("bucket"),
                new RequestKey(json.text("key")),
                new RequestId(new WidgetKey(json.text("owner"), json.text("widgetId")), json.text("requestId")));
    }
}
