package dev.reelay.widgets;

import dev.reelay.backend.aws.EmbeddedBackend;

/** The requests bucket on embedded AWS. */
class EmbeddedRequestFilesTests extends RequestFilesKit {

    EmbeddedRequestFilesTests() {
        super(EmbeddedBackend.named("request-files-kit"));
    }
}
