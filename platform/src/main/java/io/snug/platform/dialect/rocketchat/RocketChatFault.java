package io.snug.platform.dialect.rocketchat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// An error as Rocket.Chat's server throws it: a code, mostly with a reason and sometimes with
/// details. REST shows it as `reason [code]`, realtime as an error object.
public final class RocketChatFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode code;
  private final @Nullable String reason;
  private final transient @Nullable ObjectNode details;

  private RocketChatFault(JsonNode code, @Nullable String reason, @Nullable ObjectNode details) {
    super(code.asString(), null, false, false);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  public static RocketChatFault of(String code, String reason) {
    return new RocketChatFault(StringNode.valueOf(code), reason, null);
  }

  public static RocketChatFault of(String code, @Nullable String reason, ObjectNode details) {
    return new RocketChatFault(StringNode.valueOf(code), reason, details);
  }

  /// An error that has only a code.
  public static RocketChatFault bare(String code) {
    return new RocketChatFault(StringNode.valueOf(code), null, null);
  }

  /// An error whose code is a number, such as 403 for a refused log-in.
  public static RocketChatFault numbered(int code, String reason) {
    return new RocketChatFault(IntNode.valueOf(code), reason, null);
  }

  /// Arguments of a realtime method that are not of the kind it takes.
  public static RocketChatFault matchFailed() {
    return numbered(400, "Match failed");
  }

  /// A text or a number.
  public JsonNode code() {
    return code;
  }

  public @Nullable String reason() {
    return reason;
  }

  public @Nullable ObjectNode details() {
    return details;
  }

  /// The reason with the code in brackets, or the code in brackets alone.
  public String text() {
    var bracket = "[" + code.asString() + "]";
    return reason == null ? bracket : reason + " " + bracket;
  }
}
