/// Figures and how they are shown.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.report;
