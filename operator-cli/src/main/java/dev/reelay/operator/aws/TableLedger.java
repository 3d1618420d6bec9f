package dev.reelay.operator.aws;

import dev.reelay.ledger.Jobs;
import dev.reelay.ledger.Movies;
import dev.reelay.ledger.Timelines;

/** The ledger that a table holds, as the services keep it. */
public record TableLedger(Jobs jobs, Movies movies, Timelines timelines) {}
