/// Rocket.Chat's REST and realtime methods over memberships.
@org.jspecify.annotations.NullMarked
package io.snug.membership.rocketchat;
