package dev.reelay.consumer.widgets;

import dev.reelay.stage.Verdict;
import dev.reelay.widgets.Outcome;

/** What came of a request. */
sealed interface Applied {

    /** It is applied, just now and once. */
    record Now(Outcome outcome) implements Applied {}

    /** It was applied already, by an earlier delivery of the same request: nothing was done. */
    record Before() implements Applied {}

    /** Nothing was done, and no retry helps. */
    record Never(Verdict.Park why) implements Applied {}
}
