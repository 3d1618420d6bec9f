/** What is recorded of jobs and movies: who may move a movie to which state, and how many are in each. */
@NullMarked
package dev.reelay.ledger;

import org.jspecify.annotations.NullMarked;
