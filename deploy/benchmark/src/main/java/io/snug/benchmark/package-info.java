/// Measures how fast Snug is, what a call costs, and how near that is to what the machine allows.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark;
