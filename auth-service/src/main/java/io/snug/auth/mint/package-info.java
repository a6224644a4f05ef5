/// Slack tokens an administrator makes for somebody.
@org.jspecify.annotations.NullMarked
package io.snug.auth.mint;
