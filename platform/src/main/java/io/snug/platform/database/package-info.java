/// The way to a service's database, in bounds, and what its failures mean for a call. Only services
/// with a database get here.
@org.jspecify.annotations.NullMarked
package io.snug.platform.database;
