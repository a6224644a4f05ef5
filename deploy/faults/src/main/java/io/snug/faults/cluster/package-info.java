/// A whole Snug of separate processes, whose parts and lines can be broken one by one.
@org.jspecify.annotations.NullMarked
package io.snug.faults.cluster;
