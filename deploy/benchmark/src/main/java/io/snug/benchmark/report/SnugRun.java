package io.snug.benchmark.report;

import io.snug.benchmark.load.Answered;
import io.snug.benchmark.machine.Costs;

/// One run of a call against Snug.
///
/// @param costs until everything it caused was done
/// @param idleMicros what the processes would have taken of that time anyway
/// @param tailSeconds how long they worked on after the last answer
/// @param settled false when they were still busy when patience ended
/// @param othersShare how much of the machine others took meanwhile
public record SnugRun(
    Answered answered,
    Costs costs,
    long idleMicros,
    double tailSeconds,
    boolean settled,
    double othersShare) {}
