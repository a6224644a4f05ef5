package io.snug.auth.rocketchat;

import io.snug.auth.token.PersonalToken;
import io.snug.auth.token.PersonalTokenResult;
import io.snug.auth.token.PersonalTokens;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Personal access tokens.
@Component
class RocketChatTokenMethods {
  private final PersonalTokens tokens;

  RocketChatTokenMethods(PersonalTokens tokens) {
    this.tokens = tokens;
  }

  Mono<RocketChatReply> generate(RocketChatCall call) {
    var name = name(call);
    boolean bypass = Boolean.TRUE.equals(call.arguments().flag("bypassTwoFactor"));
    return name == null
        ? nameMissing()
        : tokens.generate(call.caller(), name, bypass).map(RocketChatTokenMethods::encode);
  }

  Mono<RocketChatReply> regenerate(RocketChatCall call) {
    var name = name(call);
    return name == null
        ? nameMissing()
        : tokens.regenerate(call.caller(), name).map(RocketChatTokenMethods::encode);
  }

  Mono<RocketChatReply> remove(RocketChatCall call) {
    var name = name(call);
    return name == null
        ? nameMissing()
        : tokens.remove(call.caller(), name).map(RocketChatTokenMethods::encode);
  }

  Mono<RocketChatReply> list(RocketChatCall call) {
    return tokens.list(call.caller()).collectList().map(RocketChatTokenMethods::encode);
  }

  private static @Nullable String name(RocketChatCall call) {
    var name = call.arguments().text("tokenName");
    return name == null || name.isBlank() ? null : name;
  }

  private static Mono<RocketChatReply> nameMissing() {
    return Mono.just(RocketChatReply.failure("The 'tokenName' param is required"));
  }

  private static RocketChatReply encode(PersonalTokenResult result) {
    return switch (result) {
      case PersonalTokenResult.Issued(var secret) ->
          RocketChatReply.ok(Json.object().put("token", secret));
      case PersonalTokenResult.Removed _ -> RocketChatReply.ok();
      case PersonalTokenResult.NameTaken _ ->
          thrown("error-token-already-exists", "A token with this name already exists");
      case PersonalTokenResult.NoSuchToken _ ->
          thrown("error-token-does-not-exists", "Token does not exist");
      case PersonalTokenResult.NotPermitted _ -> thrown("not-authorized", "Not Authorized");
    };
  }

  private static RocketChatReply thrown(String code, String reason) {
    return RocketChatReply.thrown(RocketChatFault.of(code, reason));
  }

  private static RocketChatReply encode(List<PersonalToken> tokens) {
    var list = Json.array();
    tokens.forEach(token -> list.add(encode(token)));
    return RocketChatReply.ok("tokens", list);
  }

  private static ObjectNode encode(PersonalToken token) {
    var shown = Json.object().put("name", token.name());
    shown.set("createdAt", WireDates.REST.of(token.createdAt()));
    return shown
        .put("lastTokenPart", token.lastPart())
        .put("bypassTwoFactor", token.bypassTwoFactor());
  }
}
