package dev.reelay.endtoend.faults;

/** A change of an item, from DynamoDB's stream; what does not exist has no attributes. */
record Change(String partition, String sort, Attributes before, Attributes after) {}
