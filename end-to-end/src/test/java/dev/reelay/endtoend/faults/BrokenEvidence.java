package dev.reelay.endtoend.faults;

import java.util.List;

/**
 * What is judged by of a widget request that no retry can help.
 *
 * @param what names it for people
 * @param applied whether the ledger says so, or a widget is there that only it could have made
 * @param reasons for each place to which it was put aside the reason that is told there; empty if none is told
 */
record BrokenEvidence(String what, boolean applied, List<String> reasons) {}
