package dev.reelay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reelay.launcher.process.ProgramFailedException;
import dev.reelay.launcher.stack.ServiceKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both packaged services with the profile production: what they reach by the SDK's own means, and who reaches what of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionTests {

    private static final String LOGS = "ProductionTests";

    @SuppressWarnings("NullAway.Init") // by start
    private Pipeline pipeline;

    @SuppressWarnings("NullAway.Init") // by start
    private Set<String> before;

    @SuppressWarnings("NullAway.Init") // by start
    private List<InProduction> services;

    @BeforeAll
    void start() {
        pipeline = Pipeline.withoutServices(LOGS, "");
        before = pipeline.aws().resources();
        services = InProduction.launch(pipeline.stack().aws(), LOGS);
        services.forEach(InProduction::awaitReady);
    }

    @AfterAll
    void stop() {
        // Null where start() failed, which is then the failure to be seen.
        if (services != null) {
            services.forEach(InProduction::close);
        }
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void actuator_inProduction_hasHealthInfoAndPrometheusAndNothingElse(ServiceKind kind) {
        Rest actuator = service(kind).actuator();

        for (String path : List.of("health", "health/liveness", "health/readiness", "info", "prometheus")) {
            assertThat(actuator.get("/actuator/" + path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(actuator.get("/actuator/prometheus").body()).contains("reelay_aws_calls_total");
        assertThat(actuator.json("/actuator").get("_links").propertyNames())
                .containsExactlyInAnyOrder("self", "health", "health-path", "info", "prometheus");
        for (String path : List.of("env", "beans", "configprops", "heapdump", "loggers", "metrics", "threaddump")) {
            assertThat(actuator.get("/actuator/" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void service_inProduction_hasNothingOfTheActuatorButLivenessOnItsPort(ServiceKind kind) {
        Rest service = service(kind).service();

        assertThat(service.get("/livez").statusCode()).isEqualTo(200);
        for (String path : List.of("", "/health", "/health/liveness", "/info", "/prometheus", "/env")) {
            assertThat(service.get("/actuator" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void services_inProduction_doTheirWorkAndCreateNothing() {
        Rest producer = service(ServiceKind.PRODUCER).service();

        String jobId = producer.submit(20);

        pipeline.awaitNothingLeftOf(jobId, 20);
        assertThat(producer.job(jobId).get("state").stringValue()).isEqualTo("COMPLETED");
        assertThat(pipeline.aws().resources()).isNotEmpty().isEqualTo(before);
    }

    @Test
    void services_whereNothingIsThere_refuseToStartAndCreateNothing() {
        String logs = LOGS + "-missing";
        try (Pipeline empty = Pipeline.withoutSchema(logs)) {
            for (InProduction service : InProduction.launch(empty.stack().aws(), logs)) {
                ProgramFailedException refused =
                        catchThrowableOfType(ProgramFailedException.class, service::awaitReady);

                assertThat(refused)
                        .hasMessageContaining("Missing in AWS: ")
                        .hasMessageContaining("movie-bucket")
                        .hasMessageContaining("movie-job-information")
                        .hasMessageContaining("movie-load")
                        .hasMessageContaining("schema load");
                assertThat(service.program().exitCode()).hasValue(1);
            }
            assertThat(empty.aws().resources()).isEmpty();
        }
    }

    private InProduction service(ServiceKind kind) {
        return services.stream()
                .filter(service -> service.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
