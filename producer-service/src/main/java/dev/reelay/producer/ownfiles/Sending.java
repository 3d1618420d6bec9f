package dev.reelay.producer.ownfiles;

import dev.reelay.producer.intake.Submission;
import java.time.Duration;

/** What came of sending a file. */
public sealed interface Sending {

    /** It was submitted, and this came of that. */
    record Submitted(Submission submission) implements Sending {}

    /** It is no file that can be carried; {@code problem} says why, in words that follow "the file". Nothing was done. */
    record Unfit(String problem) implements Sending {}

    /** Its bytes did not come within {@code most}. Nothing was done. */
    record Late(Duration most) implements Sending {}

    /** Too many files are being taken at this moment. Nothing was done. */
    record Busy() implements Sending {}
}
