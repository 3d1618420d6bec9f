package dev.reelay.ledger;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Movies on embedded AWS. */
class EmbeddedMoviesTests extends MoviesKit {

    EmbeddedMoviesTests() {
        super(EmbeddedBackend.named("movies-kit"));
    }
}
