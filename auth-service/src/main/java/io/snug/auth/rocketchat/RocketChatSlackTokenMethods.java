package io.snug.auth.rocketchat;

import io.snug.auth.mint.MintResult;
import io.snug.auth.mint.MintSlackToken;
import io.snug.auth.mint.SlackTokens;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;

/// `slackTokens.create`, Snug's own: an administrator makes a Slack token for somebody.
@Component
class RocketChatSlackTokenMethods {
  private final SlackTokens tokens;

  RocketChatSlackTokenMethods(SlackTokens tokens) {
    this.tokens = tokens;
  }

  Mono<RocketChatReply> create(RocketChatCall call) {
    var wish = decode(call.arguments());
    return tokens.mint(call.caller(), wish).map(result -> encode(result, wish.bot()));
  }

  private static MintSlackToken decode(RocketChatArguments arguments) {
    var userId = RocketChatSchema.optionalText(arguments, "userId");
    var username = RocketChatSchema.optionalText(arguments, "username");
    if (userId == null && username == null) {
      throw RocketChatFault.of(
          "error-user-param-not-provided",
          "The required \"userId\" or \"username\" param was not provided");
    }
    return new MintSlackToken(
        userId,
        username,
        isBot(arguments),
        scopes(arguments),
        RocketChatSchema.optionalText(arguments, "appId"));
  }

  private static boolean isBot(RocketChatArguments arguments) {
    RocketChatSchema.require(arguments, "kind");
    return switch (RocketChatSchema.text(arguments, "kind")) {
      case "user" -> false;
      case "bot" -> true;
      default -> throw RocketChatSchema.invalid("must be equal to one of the allowed values");
    };
  }

  /// A JSON array, or texts separated by commas as forms send them.
  private static Set<String> scopes(RocketChatArguments arguments) {
    var scopes = new TreeSet<String>();
    if (arguments.value("scopes") instanceof ArrayNode array) {
      array.forEach(scope -> scopes.add(scope.asString()));
      return scopes;
    }
    var text = RocketChatSchema.optionalText(arguments, "scopes");
    if (text != null) {
      Arrays.stream(text.split(","))
          .map(String::strip)
          .filter(scope -> !scope.isEmpty())
          .forEach(scopes::add);
    }
    return scopes;
  }

  private static RocketChatReply encode(MintResult result, boolean bot) {
    return switch (result) {
      case MintResult.Minted(var secret, var holder, var scopes) -> {
        var payload =
            Json.object()
                .put("token", secret)
                .put("tokenType", bot ? "bot" : "user")
                .put("userId", holder.id().value());
        payload.set("scopes", Json.array(scopes));
        yield RocketChatReply.ok(payload);
      }
      case MintResult.NotPermitted _ -> RocketChatReply.notPermitted();
      case MintResult.NoSuchAccount _ ->
          thrown(
              "error-invalid-user",
              "The required \"userId\" or \"username\" param provided does not match any users");
      case MintResult.AccountInactive _ ->
          thrown("error-user-is-not-activated", "User is not activated");
      case MintResult.BotCannotHoldUserToken _ ->
          thrown("error-invalid-kind", "A bot cannot hold a token of kind \"user\"");
      case MintResult.BotNameTaken(var username) ->
          thrown("error-field-unavailable", username + " is already in use :(");
    };
  }

  private static RocketChatReply thrown(String code, String reason) {
    return RocketChatReply.thrown(RocketChatFault.of(code, reason));
  }
}
