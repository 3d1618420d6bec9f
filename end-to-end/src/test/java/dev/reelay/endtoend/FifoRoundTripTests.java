package dev.reelay.endtoend;

class FifoRoundTripTests extends RoundTripKit {
    FifoRoundTripTests() {
        super(".fifo");
    }
}
