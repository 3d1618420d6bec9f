package dev.reelay.producer.apidocs.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document's head, and the problems that operations refer to. */
@Configuration(proxyBeanMethods = false)
class ApiDocsConfiguration {

    private static final String VERSION = "1.0";
    private static final String PROBLEM = "Problem";
    private static final String UNAVAILABLE = "Unavailable";

    /** Bodies of requests, whose optional fields may be absent. */
    private static final Set<String> REQUESTS = Set.of("JobOrder", "SweepOrder", "AuditOrder", "WidgetRequest");

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Reelay")
                        .version(VERSION)
                        .description("Carries movies through S3, DynamoDB and SQS and proves that each arrived. "
                                + "Errors are RFC 9457 problems with a stable type.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                // Given, so that it does not depend on who asks.
                .servers(List.of(new Server().url("/").description("This service")))
                .components(components());
    }

    /** What every operation may answer, whatever it does. */
    @Bean
    OperationCustomizer unavailability() {
        return (operation, method) -> {
            operation.getResponses().addApiResponse("503", new ApiResponse().$ref(UNAVAILABLE));
            return operation;
        };
    }

    /**
     * Every field of an answer is there, if only as null, except the owner of a job that has none; of a request only those need be
     * that say so.
     */
    @Bean
    OpenApiCustomizer presence() {
        return document -> document.getComponents().getSchemas().forEach((name, schema) -> {
            Schema<?> answer = schema;
            if (!name.equals(PROBLEM) && !REQUESTS.contains(name)) {
                answer.setRequired(answer.getProperties().keySet().stream()
                        .filter(field -> !(name.equals("Job") && field.equals("owner")))
                        .toList());
            }
        });
    }

    private static Components components() {
        return new Components()
                .addSchemas(PROBLEM, problemSchema())
                .addResponses("BadInput", problem("The request breaks rules: errors names each field and its rule."))
                .addResponses("NotFound", problem("There is no such thing."))
                .addResponses(
                        "JobNotFound",
                        problem("There is no such job.")
                                .addHeaderObject(
                                        "X-Consumed-Capacity",
                                        new Header()
                                                .description("The read capacity units that looking for it consumed.")
                                                .schema(new NumberSchema())))
                .addResponses("BodyTooLarge", problem("The body is over 1 MiB."))
                .addResponses("UnsupportedMediaType", problem("The body is not declared as application/json."))
                .addResponses("IdempotencyKeyReused", problem("The key came with another body before."))
                .addResponses(
                        UNAVAILABLE,
                        problem("AWS does not answer. Nothing is lost: repeat the same request later.")
                                .addHeaderObject(
                                        "Retry-After",
                                        new Header()
                                                .description("Seconds to wait before the next attempt.")
                                                .schema(new IntegerSchema())));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    }

    private static Schema<?> problemSchema() {
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457")
                .addProperty(
                        "type", text("Which kind of problem it is: stable.").example("urn:reelay:problem:bad-input"))
                .addProperty("title", text("The kind, for people."))
                .addProperty("status", new IntegerSchema().description("The HTTP status."))
                .addProperty("detail", text("What about this one, for people."))
                .addProperty("instance", text("The path that was asked for."))
                .addProperty(
                        "errors", new ArraySchema().items(violationSchema()).description("With bad input only."));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static Schema<?> violationSchema() {
        Schema<?> violation = new ObjectSchema()
                .addProperty(
                        "field", text("The body's field, the parameter or the header; body or request for the whole."))
                .addProperty("message", text("The rule."));
        violation.setRequired(List.of("field", "message"));
        return violation;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
