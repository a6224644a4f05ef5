@org.jspecify.annotations.NullMarked
package io.snug.faults;
