package dev.reelay.endtoend;

class FifoRoundTripTests extends RoundTripKit {
    /**
     * More than the 3.0 of standard queues: ElasticMQ hands out messages of FIFO queues so slowly that none waits, receives come back
     * with six instead of ten, and so everything after them is done by sixes: 2.9 to 3.3 calls were measured.
     */
    FifoRoundTripTests() {
        super(".fifo", 4.0);
    }
}
