/// Passwords at rest: Argon2id, off the event loop.
@org.jspecify.annotations.NullMarked
package io.snug.auth.password;
