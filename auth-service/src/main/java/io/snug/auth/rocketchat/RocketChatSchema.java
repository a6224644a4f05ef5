package io.snug.auth.rocketchat;

import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import org.jspecify.annotations.Nullable;

/// Checks bodies as Rocket.Chat's schemas do: the first thing wrong is the answer, in the words of
/// its validator.
final class RocketChatSchema {
  private RocketChatSchema() {}

  static void require(RocketChatArguments arguments, String... members) {
    for (var member : members) {
      if (arguments.body().get(member) == null) {
        throw invalid("must have required property '" + member + "'");
      }
    }
  }

  static String text(RocketChatArguments arguments, String member) {
    var text = arguments.text(member);
    if (text == null) {
      throw invalid("must be string");
    }
    return text;
  }

  static @Nullable String optionalText(RocketChatArguments arguments, String member) {
    return arguments.value(member) == null ? null : text(arguments, member);
  }

  static boolean flag(RocketChatArguments arguments, String member) {
    var flag = arguments.flag(member);
    if (flag == null) {
      throw invalid("must be boolean");
    }
    return flag;
  }

  static RocketChatFault invalid(String message) {
    return RocketChatFault.of("invalid-params", message);
  }
}
