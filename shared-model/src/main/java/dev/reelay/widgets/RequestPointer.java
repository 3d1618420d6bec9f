package dev.reelay.widgets;

import dev.reelay.movie.Decoded;
import dev.reelay.movie.JsonText;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The claim check that travels for a request: its JSON is the whole SQS body. Ours say which request it is; of one that is sent by hand,
 * bucket and key are enough, and what it says besides has to be so.
 *
 * @param bucket where the request lies, as the sender says
 * @param key its key there
 * @param owner the slug of its widget's owner, if it is said
 * @param widgetId its widget, if it is said
 * @param requestId its own id, if it is said
 */
public record RequestPointer(
        String bucket, RequestKey key, Optional<String> owner, Optional<String> widgetId, Optional<String> requestId) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One that says all. */
    public RequestPointer(String bucket, RequestKey key, RequestId id) {
        this(
                bucket,
                key,
                Optional.of(id.widget().owner()),
                Optional.of(id.widget().widgetId()),
                Optional.of(id.value()));
    }

    /** Which request it is, if all of that is said. */
    public Optional<RequestId> id() {
        return owner.flatMap(name -> widgetId.flatMap(
                widget -> requestId.map(request -> new RequestId(new WidgetKey(name, widget), request))));
    }

    /** Whether all that it says is true of this request. */
    public boolean fits(RequestId request) {
        return owner.orElse(request.widget().owner()).equals(request.widget().owner())
                && widgetId.orElse(request.widget().widgetId())
                        .equals(request.widget().widgetId())
                && requestId.orElse(request.value()).equals(request.value());
    }

    /** What it says of the request, for people. */
    public String said() {
        return Stream.of(
                        owner.map(name -> "owner " + name),
                        widgetId.map(widget -> "widget " + widget),
                        requestId.map(request -> "request " + request))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** Reads a message's body; unknown fields are ignored, so that senders may be newer than receivers. */
    public static Decoded<RequestPointer> read(String body) {
        return switch (JsonText.read(body)) {
            case Decoded.Value<JsonText>(JsonText json) -> json.as(RequestPointer::of);
            case Decoded.Malformed<JsonText>(String problem) -> new Decoded.Malformed<>(problem);
        };
    }

    /** The body: {@code {"bucket","key","owner","widgetId","requestId"}}, in this order, what it does not say left out. */
    public String json() {
        var json = JSON.createObjectNode().put("bucket", bucket).put("key", key.value());
        owner.ifPresent(name -> json.put("owner", name));
        widgetId.ifPresent(widget -> json.put("widgetId", widget));
        requestId.ifPresent(request -> json.put("requestId", request));
        return JSON.writeValueAsString(json);
    }

    private static RequestPointer of(JsonText json) {
        RequestPointer pointer = new RequestPointer(
                json.text("bucket"),
                new RequestKey(json.text("key")),
                text(json, "owner").map(Owner::slug),
                text(json, "widgetId"),
                text(json, "requestId"));
        // One that says all, and names no request by it, is told at once which rule it breaks.
        pointer.id();
        return pointer;
    }

    private static Optional<String> text(JsonText json, String field) {
        return json.has(field) ? Optional.of(json.text(field)) : Optional.empty();
    }
}
