package dev.reelay.endtoend;

class StandardRoundTripTests extends RoundTripKit {
    StandardRoundTripTests() {
        super("");
    }
}
