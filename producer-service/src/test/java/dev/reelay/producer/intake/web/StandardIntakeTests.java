package dev.reelay.producer.intake.web;

import dev.reelay.producer.ServiceTest;
import dev.reelay.producer.ServiceUnderTest;

@ServiceTest
class StandardIntakeTests extends IntakeKit {

    StandardIntakeTests(ServiceUnderTest service) {
        super(service);
    }
}
