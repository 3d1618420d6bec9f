package dev.reelay.batching;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How AWS calls are batched.
 *
 * @param grouping of ledger, sends, deletes and changes of visibility alike
 */
@ConfigurationProperties("reelay.batching")
public record BatchingProperties(@DefaultValue("PATIENT") Grouping grouping) {}
