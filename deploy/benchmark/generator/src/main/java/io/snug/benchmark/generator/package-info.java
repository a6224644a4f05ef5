/// The load generator: Hyperfoil in a process of its own, driven by lines of JSON.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.generator;
