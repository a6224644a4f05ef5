/// What this service remembers of accounts and memberships, which others own.
@org.jspecify.annotations.NullMarked
package io.snug.channel.copy;
