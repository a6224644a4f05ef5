/// The Rocket.Chat dialect of accounts, tokens and permissions.
@org.jspecify.annotations.NullMarked
package io.snug.auth.rocketchat;
