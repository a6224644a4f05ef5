/// The Slack dialect of accounts and tokens.
@org.jspecify.annotations.NullMarked
package io.snug.auth.slack;
