/// The auth-service on a real PostgreSQL.
@org.jspecify.annotations.NullMarked
package io.snug.auth;
