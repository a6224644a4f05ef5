package io.snug.gateway.realtime.ddp;

import org.jspecify.annotations.Nullable;

/// A stream's event, which is what a client subscribes to and what a frame is addressed with.
record DdpStream(String stream, String event) {
  static final String ROOM_MESSAGES = "stream-room-messages";
  static final String NOTIFY_ROOM = "stream-notify-room";
  static final String NOTIFY_USER = "stream-notify-user";

  /// Messages of all of one's rooms in one subscription.
  static final String MY_MESSAGES = "__my_messages__";

  /// Who may subscribe.
  enum Audience {
    /// Whoever may read the room the event names.
    ROOM,
    /// The account the event names.
    USER,
    /// Anybody who is logged in.
    LOGGED_IN,
    ANYBODY,
    /// There is no such stream.
    NOBODY
  }

  Audience audience() {
    return switch (stream) {
      case ROOM_MESSAGES -> event.equals(MY_MESSAGES) ? Audience.LOGGED_IN : Audience.ROOM;
      case NOTIFY_ROOM, "stream-room-data", "stream-notify-room-users" -> Audience.ROOM;
      case NOTIFY_USER -> Audience.USER;
      case "stream-notify-logged",
          "stream-roles",
          "stream-user-presence",
          "stream-importers",
          "stream-apps",
          "stream-apps-engine",
          "stream-canned-responses",
          "stream-integrationHistory",
          "stream-livechat-inquiry-queue-observer",
          "stream-livechat-room",
          "stream-stdout" ->
          Audience.LOGGED_IN;
      case "stream-notify-all" -> Audience.ANYBODY;
      default -> Audience.NOBODY;
    };
  }

  /// Presence is subscribed to with no event name; everything else names one.
  boolean isNamed() {
    return !event.isEmpty() || stream.equals("stream-user-presence");
  }

  /// What stands before the first slash: a room's or an account's id.
  String owner() {
    int slash = event.indexOf('/');
    return slash < 0 ? event : event.substring(0, slash);
  }

  @Nullable String roomId() {
    return audience() == Audience.ROOM ? owner() : null;
  }
}
