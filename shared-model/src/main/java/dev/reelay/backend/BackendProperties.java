package dev.reelay.backend;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long AWS may take to answer. What takes longer counts as failed and is tried again; that it may have succeeded nevertheless is
 * taken into account everywhere. Stages wait patiently, since a retry costs more than a slow answer; clients of the REST interface
 * get their 503 within seconds.
 *
 * @param attemptTimeout for one attempt of a call made by a stage; receiving messages, which waits on purpose, is exempt
 * @param callTimeout for such a call with all its attempts
 * @param answerTimeout for a call that a client waits for, with all its attempts
 * @param startTimeout for each look, at the start of a service, whether something is there: AWS may be starting too
 * @param attempts the most attempts of a call, with the SDK's backoff and jitter between them
 * @param connections the most connections to each service
 */
@Validated
@ConfigurationProperties("reelay.aws")
public record BackendProperties(
        @DefaultValue("6s") @DurationMin(millis = 1) Duration attemptTimeout,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration callTimeout,
        @DefaultValue("4s") @DurationMin(millis = 1) Duration answerTimeout,
        @DefaultValue("20s") @DurationMin(millis = 1) Duration startTimeout,
        @DefaultValue("3") @Min(1) int attempts,
        @DefaultValue("200") @Min(1) int connections) {

    /** How long after a call was begun it may still take effect: its last attempt, cut off with it, may be under way for as long as any. */
    public Duration longestEffect() {
        return callTimeout.plus(attemptTimeout);
    }
}
