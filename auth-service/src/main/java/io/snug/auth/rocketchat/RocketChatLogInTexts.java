package io.snug.auth.rocketchat;

import io.snug.platform.dialect.rocketchat.RocketChatReply;

/// What a refused log-in reads, over REST as over realtime.
final class RocketChatLogInTexts {
  static final String UNRECOGNISED = "Unrecognized options for login request";
  static final String WRONG = "Something went wrong. Please check your credentials.";
  static final String DEACTIVATED_CODE = "error-user-is-not-activated";
  static final String DEACTIVATED = "User is not activated";
  static final String BLOCKED_CODE = "error-login-blocked-for-user";
  static final String BLOCKED = "Login has been temporarily blocked For User";
  static final String BUSY =
      "Error, too many requests. Please slow down. You must wait 1 seconds before trying again.";

  private static final int TOO_MANY_REQUESTS = 429;

  private RocketChatLogInTexts() {}

  /// Too many passwords are being checked.
  static RocketChatReply busy() {
    return RocketChatReply.failure(TOO_MANY_REQUESTS, BUSY + " [error-too-many-requests]");
  }

  static String resumeRefused(boolean expired) {
    return expired
        ? "Your session has expired. Please log in again."
        : "You've been logged out by the server. Please log in again.";
  }
}
