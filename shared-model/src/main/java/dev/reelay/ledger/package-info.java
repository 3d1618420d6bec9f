/** What is recorded of jobs and movies: who may move a movie to which state, how many are in each, and what happened to a job when. */
@NullMarked
package dev.reelay.ledger;

import org.jspecify.annotations.NullMarked;
