package dev.reelay.producer.widgets.web;

import dev.reelay.backend.Feature;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import dev.reelay.producer.widgets.FindWidget;
import dev.reelay.producer.widgets.TakeRequest;
import dev.reelay.producer.widgets.Taking;
import dev.reelay.widgets.RequestText;
import dev.reelay.widgets.RequestText.Reading;
import dev.reelay.widgets.Widget;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.WidgetRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Takes widget requests and shows widgets. */
@RestController
@Tag(name = "Widgets")
final class WidgetController {

    private final Feature feature;
    private final TakeRequest takeRequest;
    private final FindWidget findWidget;

    WidgetController(@Qualifier("widgetRequests") Feature feature, TakeRequest takeRequest, FindWidget findWidget) {
        this.feature = feature;
        this.takeRequest = takeRequest;
        this.findWidget = findWidget;
    }

    @Operation(
            operationId = "submitWidgetRequest",
            summary = "Ask for a widget to be created, updated or deleted",
            description =
                    "Answers as soon as the request is accepted: it will be applied, once, and after those for the same"
                            + " widget that were accepted before. Sent again, after a lost answer, it is the same request. In an"
                            + " update, what is absent or null stays as it is, and an empty text removes.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = WidgetRequestDocs.REF))))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted, now or before.",
            headers =
                    @Header(
                            name = "Location",
                            description = "/widgets/{owner}/{widgetId}",
                            schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", ref = "BadInput")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @PostMapping(
            path = "/widget-requests",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedBody> submit(
            @Parameter(hidden = true) @RequestBody(required = false) byte @Nullable [] body) {
        WidgetRequest request = read(body);
        return switch (takeRequest.take(request)) {
            case Taking.Accepted accepted -> {
                URI location = location(request.id().widget());
                yield ResponseEntity.accepted()
                        .location(location)
                        .body(new AcceptedBody(request.id().value(), location.toString()));
            }
            case Taking.IdReused reused ->
                throw new ProblemException(Problem.BadInput.of(
                        "requestId",
                        "came with another request for this widget before: give each request an id of its own"));
            case Taking.Unused(String why) -> throw new ProblemException(new Problem.NotFound(why));
        };
    }

    @Operation(
            operationId = "getWidget",
            summary = "One widget",
            description = "As the requests that were applied so far have left it.")
    @ApiResponse(responseCode = "200", description = "The widget.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping(path = "/widgets/{owner}/{widgetId}", produces = MediaType.APPLICATION_JSON_VALUE)
    WidgetBody widget(
            @Parameter(description = "The owner's name, or the same in lower case with dashes for its blanks.")
                    @PathVariable
                    String owner,
            @PathVariable String widgetId) {
        feature.whyOff().ifPresent(why -> {
            throw new ProblemException(new Problem.NotFound(why));
        });
        return WidgetKey.parse(owner, widgetId)
                .flatMap(findWidget::find)
                .map(WidgetBody::of)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                        "There is no such widget, or not yet: requests are applied in their turn.")));
    }

    private static WidgetRequest read(byte @Nullable [] body) {
        return switch (RequestText.read(body == null ? new byte[0] : body)) {
            case Reading.Request(WidgetRequest request) -> request;
            case Reading.Broken broken ->
                throw new ProblemException(new Problem.BadInput(broken.violations().stream()
                        .map(violation -> new Problem.Violation(violation.field(), violation.rule()))
                        .toList()));
        };
    }

    private static URI location(WidgetKey widget) {
        return UriComponentsBuilder.fromPath("/widgets")
                .pathSegment(widget.owner(), widget.widgetId())
                .encode()
                .build()
                .toUri();
    }

    @Schema(name = "WidgetAttribute")
    record AttributeBody(String name, String value) {}

    @Schema(name = "AcceptedWidgetRequest")
    record AcceptedBody(
            String requestId,

            @Schema(description = "Where the widget is, or will be.", example = "/widgets/ann-lee/w-1")
            String widget) {}

    @Schema(name = "Widget")
    record WidgetBody(
            String widgetId,
            String owner,

            @Schema(types = {"string", "null"}) @Nullable String label,

            @Schema(types = {"string", "null"}) @Nullable String description,

            List<AttributeBody> otherAttributes) {

        static WidgetBody of(Widget widget) {
            return new WidgetBody(
                    widget.widgetId(),
                    widget.owner().name(),
                    widget.label().orElse(null),
                    widget.description().orElse(null),
                    widget.otherAttributes().entrySet().stream()
                            .map(attribute -> new AttributeBody(attribute.getKey(), attribute.getValue()))
                            .toList());
        }
    }
}
