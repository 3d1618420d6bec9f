package dev.reelay.producer.tracking.web;

import dev.reelay.ledger.Consumption;
import org.springframework.http.ResponseEntity;

/** Answers that say what it took of the table to give them. */
final class Metered {

    static final String HEADER = "X-Consumed-Capacity";

    static final String MEANING =
            "The read capacity units of the table that this answer consumed, by DynamoDB's own account.";

    private Metered() {}

    static <T> ResponseEntity<T> answer(T body, Consumption consumption) {
        return ResponseEntity.ok().header(HEADER, consumption.text()).body(body);
    }
}
