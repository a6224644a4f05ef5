@org.jspecify.annotations.NullMarked
package io.snug.benchmark.report;
