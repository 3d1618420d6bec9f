package dev.reelay;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RoomsTests {

    @TestFactory
    Stream<DynamicTest> rooms_whenBuilt_keepTheRules() {
        return RoomRules.of("dev.reelay", "dev.reelay.backend.CleanExit")
                .withDoors("dev.reelay.ledger.dynamo.Ledgers")
                .tests();
    }
}
