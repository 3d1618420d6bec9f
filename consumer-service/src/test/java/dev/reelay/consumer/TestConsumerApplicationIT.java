package dev.reelay.consumer;

import dev.reelay.backend.aws.DeveloperAwsKit;
import dev.reelay.backend.docker.NeedsImage;

/** The consumer, started by a developer. */
@NeedsImage(NeedsImage.LOCALSTACK)
class TestConsumerApplicationIT extends DeveloperAwsKit {

    TestConsumerApplicationIT() {
        super(TestConsumerApplication.class);
    }
}
