/// Faults that callers bring: too many at once, too early gone, or not who they say they are.
@org.jspecify.annotations.NullMarked
package io.snug.faults.nemesis.caller;
