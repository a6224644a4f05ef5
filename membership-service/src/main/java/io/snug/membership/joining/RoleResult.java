package io.snug.membership.joining;

import io.snug.membership.membership.Role;

/// What came of giving or taking a role in a channel.
public sealed interface RoleResult {
  record Changed() implements RoleResult {}

  record ChannelNotFound() implements RoleResult {}

  record Archived(String channelName) implements RoleResult {}

  record NotPermitted() implements RoleResult {}

  record UnknownPerson() implements RoleResult {}

  record NotAMember() implements RoleResult {}

  record AlreadyHasRole(Role role) implements RoleResult {}

  record HasNotTheRole(Role role) implements RoleResult {}

  record LastOwner() implements RoleResult {}
}
