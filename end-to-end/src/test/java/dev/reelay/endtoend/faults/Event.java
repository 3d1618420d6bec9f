package dev.reelay.endtoend.faults;

import java.util.SortedMap;

/** What the harness saw or did during a run, in the order in which it did. An instance is a process, by its name. */
sealed interface Event {

    /** AWS was asked; the fault that was chosen, whether it did anything, and what was answered: 0 if the connection was closed. */
    record Asked(String instance, String operation, int ordinal, Fault fault, boolean mattered, int status)
            implements Event {}

    /** An instance was given a message. */
    record Delivered(String instance, String queue, String messageId, String receipt, String body) implements Event {}

    /** A message entered a queue, whatever the instance that sent it was told. */
    record Sent(String instance, String queue, String body) implements Event {}

    /** An instance asked to delete a message. */
    record Deleting(String instance, String queue, String receipt) implements Event {}

    /** An instance asked to hide a message. */
    record Hiding(String instance, String queue, String receipt) implements Event {}

    /** A file was written, whatever the instance that wrote it was told. */
    record FileWritten(String instance, String key) implements Event {}

    /** A job was answered with 202. */
    record Accepted(String jobId, int count) implements Event {}

    /** This was sent as a file of somebody's own, and answered with 202. */
    record FileSent(String jobId, String name, String content) implements Event {}

    /** A sweep or an audit was answered with 202; this is where it is looked at. */
    record Ordered(String path) implements Event {}

    /** A widget was written, or, with no attributes, deleted, whatever the instance that did so was told. */
    record WidgetWritten(String instance, String widget, SortedMap<String, String> state) implements Event {}

    /** A widget request was answered with 202. */
    record RequestAccepted(String widget, String requestId) implements Event {}

    /** The harness altered a file. */
    record Spoiled(String jobId, String movieId, String key) implements Event {}

    /** The harness sent a signal, or started a process again. */
    record Signalled(String instance, String what) implements Event {}

    /** A process that was told to stop has ended, so long after. */
    record Ended(String instance, int exitCode, long afterMillis) implements Event {}

    /** The run entered a part of itself. */
    record Phase(String name) implements Event {}

    /** What the checker was shown: how many dead letters, and how many of them were parked, with a reason. */
    record Looked(int deadLetters, int parked) implements Event {}

    /** The checker objects. */
    record Objection(Violation violation) implements Event {}
}
