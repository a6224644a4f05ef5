/// The embedded PostgreSQL and Kafka.
@org.jspecify.annotations.NullMarked
package io.snug.local.store;
