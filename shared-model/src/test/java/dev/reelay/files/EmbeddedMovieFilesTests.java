package dev.reelay.files;

import dev.reelay.backend.aws.EmbeddedBackend;

/** Movie files on embedded AWS. */
class EmbeddedMovieFilesTests extends MovieFilesKit {

    EmbeddedMovieFilesTests() {
        super(EmbeddedBackend.named("files-kit"));
    }
}
