package dev.reelay.consumer;

import dev.reelay.RoomRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RoomsTests {

    @TestFactory
    Stream<DynamicTest> rooms_whenBuilt_keepTheRules() {
        return RoomRules.of("dev.reelay.consumer").tests();
    }
}
