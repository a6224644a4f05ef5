/// The load generator's process and what it is told.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.load;
