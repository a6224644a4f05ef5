/// Events arrive through a table: applied once, parked when they cannot be.
@org.jspecify.annotations.NullMarked
package io.snug.platform.inbox;
