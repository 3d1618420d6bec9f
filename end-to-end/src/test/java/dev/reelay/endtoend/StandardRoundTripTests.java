package dev.reelay.endtoend;

class StandardRoundTripTests extends RoundTripKit {
    StandardRoundTripTests() {
        super("", 3.0);
    }
}
