/// Tokens: issuing, introspecting and revoking them.
@org.jspecify.annotations.NullMarked
package io.snug.auth.token;
