package dev.reelay.model;

/** A movie's file in S3. */
enum Payload {
    /** There is none. */
    ABSENT,
    /** Its bytes are those that its name is the digest of. */
    INTACT,
    /** They are not. */
    ALTERED
}
