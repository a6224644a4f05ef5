/// The people and channels that are there before anything is measured.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.data;
