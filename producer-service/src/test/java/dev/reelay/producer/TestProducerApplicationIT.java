package dev.reelay.producer;

import dev.reelay.backend.aws.DeveloperAwsKit;
import dev.reelay.backend.docker.NeedsImage;

/** The producer, started by a developer. */
@NeedsImage(NeedsImage.LOCALSTACK)
class TestProducerApplicationIT extends DeveloperAwsKit {

    TestProducerApplicationIT() {
        super(TestProducerApplication.class);
    }
}
