package dev.reelay.backend;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long AWS may take to answer. What takes longer counts as failed and is tried again, so these bound how long a client
 * waits for a 503; that a call may have succeeded nevertheless is taken into account everywhere.
 *
 * @param attemptTimeout for one attempt; receiving messages, which waits on purpose, is exempt
 * @param callTimeout for a call with all its attempts
 * @param attempts the most attempts of a call, with the SDK's backoff and jitter between them
 * @param connections the most connections to each service
 */
@Validated
@ConfigurationProperties("reelay.aws")
public record BackendProperties(
        @DefaultValue("2s") Duration attemptTimeout,
        @DefaultValue("5s") Duration callTimeout,
        @DefaultValue("3") int attempts,
        @DefaultValue("200") int connections) {}
