/// Credentials as the dialects carry them, and who auth-service says they belong to.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.auth;
