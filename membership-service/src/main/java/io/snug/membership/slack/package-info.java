/// Slack's methods over memberships.
@org.jspecify.annotations.NullMarked
package io.snug.membership.slack;
