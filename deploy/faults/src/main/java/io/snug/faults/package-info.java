/// A whole Snug under faults: one command that breaks it and prints a verdict per promise.
@org.jspecify.annotations.NullMarked
package io.snug.faults;
