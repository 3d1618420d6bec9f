package dev.reelay.producer.tracking.web;

import dev.reelay.ledger.Consumption;
import dev.reelay.producer.problem.Problem;
import dev.reelay.producer.problem.ProblemException;
import java.util.Map;
import org.springframework.http.ResponseEntity;

/** Answers that say what it took of the table to give them, also where they are that there is nothing. */
final class Metered {

    static final String HEADER = "X-Consumed-Capacity";

    static final String MEANING =
            "The read capacity units of the table that this answer consumed, by DynamoDB's own account.";

    private Metered() {}

    static <T> ResponseEntity<T> answer(T body, Consumption consumption) {
        return ResponseEntity.ok().header(HEADER, consumption.text()).body(body);
    }

    /** To be thrown where no such job was found. */
    static ProblemException noSuchJob(Consumption consumption) {
        return new ProblemException(new Problem.NotFound("There is no such job."), Map.of(HEADER, consumption.text()));
    }
}
