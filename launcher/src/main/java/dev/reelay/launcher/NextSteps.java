package dev.reelay.launcher;

import dev.reelay.launcher.job.JobId;
import java.nio.file.Path;

/** What one can look at and try while everything is up. */
record NextSteps(int producerPort, int consumerPort, JobId job, Path logs) {
    String text() {
        String producer = "http://localhost:" + producerPort;
        String consumer = "http://localhost:" + consumerPort;
        return """

                producer    %1$s
                Swagger UI  %1$s/swagger-ui.html
                health      %1$s/actuator/health  %2$s/actuator/health
                metrics     %1$s/actuator/prometheus  %2$s/actuator/prometheus
                logs        %4$s

                try:
                  curl -i %1$s/jobs -H 'Content-Type: application/json' -d '{"count": 1000}'
                  curl %1$s/jobs/%3$s
                  curl '%1$s/jobs/%3$s/movies?limit=5'
                """.formatted(producer, consumer, job, logs);
    }
}
