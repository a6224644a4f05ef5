/// The calls that are measured.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.call;
