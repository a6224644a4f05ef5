/// What breaks Snug on purpose, and what is measured meanwhile.
@org.jspecify.annotations.NullMarked
package io.snug.faults.nemesis;
