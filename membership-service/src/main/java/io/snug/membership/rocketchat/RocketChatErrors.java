package io.snug.membership.rocketchat;

import io.snug.membership.membership.Role;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;

/// The errors Rocket.Chat's room methods share, in its words.
final class RocketChatErrors {
  private RocketChatErrors() {}

  static RocketChatFault roomMissing() {
    return RocketChatFault.of(
        "error-room-param-not-provided", "The parameter \"roomId\" or \"roomName\" is required");
  }

  /// Said of strangers' groups too: whoever is not in cannot tell that there is one.
  static RocketChatFault groupNotFound() {
    return RocketChatFault.of(
        "error-room-not-found",
        "The required \"roomId\" or \"roomName\" param provided does not match any group");
  }

  static RocketChatFault archived(String name) {
    return RocketChatFault.of(
        "error-room-archived", "The private group, " + name + ", is archived");
  }

  static RocketChatFault userMissing() {
    return RocketChatFault.of(
        "error-user-param-not-provided",
        "The required \"userId\" or \"username\" param was not provided");
  }

  static RocketChatFault unknownUser() {
    return RocketChatFault.of(
        "error-invalid-user",
        "The required \"userId\" or \"username\" param provided does not match any users");
  }

  static RocketChatFault usersMissing() {
    return RocketChatFault.of(
        "error-users-params-not-provided",
        "Please provide \"userId\" or \"username\" or \"userIds\" or \"usernames\" as param");
  }

  static RocketChatFault nobodyToInvite() {
    return RocketChatFault.of(
        "error-empty-invite-list", "Cannot invite if no valid users are provided");
  }

  static RocketChatFault notAllowed(String method) {
    return RocketChatFault.of(
        "error-not-allowed", "Not allowed", Json.object().put("method", method));
  }

  static RocketChatFault notInRoom() {
    return RocketChatFault.of("error-user-not-in-room", "User is not in this room");
  }

  static RocketChatFault lastOwner(String method) {
    return RocketChatFault.of(
        "error-you-are-last-owner",
        "You are the last owner. Please set new owner before leaving the room.",
        Json.object().put("method", method));
  }

  static RocketChatFault lastOwnerKept() {
    return RocketChatFault.of(
        "error-remove-last-owner",
        "This is the last owner. Please set a new owner before removing this one.");
  }

  static RocketChatFault already(Role role) {
    return RocketChatFault.of(
        "error-user-already-" + role.word(), "User is already " + withArticle(role));
  }

  static RocketChatFault isNot(Role role) {
    return RocketChatFault.of("error-user-not-" + role.word(), "User is not " + withArticle(role));
  }

  private static String withArticle(Role role) {
    return (role == Role.OWNER ? "an " : "a ") + role.word();
  }

  static RocketChatFault invalidRoom(String method) {
    return RocketChatFault.of(
        "error-invalid-room", "Invalid room", Json.object().put("method", method));
  }

  /// Nobody is logged in.
  static RocketChatFault invalidUser(String method) {
    return RocketChatFault.of(
        "error-invalid-user", "Invalid user", Json.object().put("method", method));
  }
}
