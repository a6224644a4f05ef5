/// What the tests of every module share: one real PostgreSQL and one real Kafka per JVM, and
/// callers.
@org.jspecify.annotations.NullMarked
package io.snug.platform.test;
