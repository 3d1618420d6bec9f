package dev.reelay.producer.intake.web;

import dev.reelay.producer.FifoServiceTest;
import dev.reelay.producer.ServiceUnderTest;

@FifoServiceTest
class FifoIntakeTests extends IntakeKit {

    FifoIntakeTests(ServiceUnderTest service) {
        super(service);
    }
}
