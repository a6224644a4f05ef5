/// Faults of Snug's own processes.
@org.jspecify.annotations.NullMarked
package io.snug.faults.nemesis.process;
