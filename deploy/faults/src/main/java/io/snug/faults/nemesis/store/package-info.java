/// Faults of Kafka and PostgreSQL, of the way to them, and of what is in them.
@org.jspecify.annotations.NullMarked
package io.snug.faults.nemesis.store;
