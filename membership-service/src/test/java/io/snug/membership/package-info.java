/// The service as a whole, on a real PostgreSQL, behind its HTTP endpoints.
@org.jspecify.annotations.NullMarked
package io.snug.membership;
