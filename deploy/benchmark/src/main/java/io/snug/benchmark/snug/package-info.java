/// The Snug that is measured: its start, its processes, its addresses.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.snug;
