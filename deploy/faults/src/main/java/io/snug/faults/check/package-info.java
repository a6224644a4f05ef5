/// Holds what clients were told against what is there: rows, copies and events.
@org.jspecify.annotations.NullMarked
package io.snug.faults.check;
