package dev.reelay.movie;

/** What the pipeline carries and compares, and never looks at otherwise: a movie that was generated, or a file of somebody's own. */
public sealed interface Payload permits Movie, OwnFile, UnreadFile {}
