/// What processes cost: processor time, memory, allocations.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.machine;
