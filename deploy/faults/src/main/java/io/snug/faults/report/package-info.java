/// What a run tells, to people and to programs.
@org.jspecify.annotations.NullMarked
package io.snug.faults.report;
