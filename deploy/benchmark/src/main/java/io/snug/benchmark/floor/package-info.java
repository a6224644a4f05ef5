/// What the machine allows: the same work by the barest means.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.floor;
