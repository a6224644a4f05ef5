package io.snug.auth.rocketchat;

import io.snug.auth.account.AccountActivation;
import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.CreateAccountResult;
import io.snug.auth.account.SetActiveResult;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/// What administrators do with accounts.
@Component
class RocketChatAdminMethods {
  private static final String NOT_ALLOWED = "error-action-not-allowed";
  private static final String UNAVAILABLE = "error-field-unavailable";

  private final AccountCommands commands;
  private final AccountActivation activation;
  private final RocketChatUserEncoder encoder;

  RocketChatAdminMethods(
      AccountCommands commands, AccountActivation activation, RocketChatUserEncoder encoder) {
    this.commands = commands;
    this.activation = activation;
    this.encoder = encoder;
  }

  Mono<RocketChatReply> create(RocketChatCall call) {
    var caller = call.caller();
    var wish = RocketChatNewUserDecoder.decode(caller.workspaceId(), call.arguments());
    return commands.create(caller, wish).map(this::encode);
  }

  Mono<RocketChatReply> setActiveStatus(RocketChatCall call) {
    var arguments = call.arguments();
    RocketChatSchema.require(arguments, "userId", "activeStatus");
    var userId = RocketChatSchema.text(arguments, "userId");
    boolean active = RocketChatSchema.flag(arguments, "activeStatus");
    return userId.isBlank()
        ? Mono.just(RocketChatReply.failure("User not found"))
        : activation
            .setActive(call.caller(), new UserId(userId), active)
            .map(RocketChatAdminMethods::encode);
  }

  private RocketChatReply encode(CreateAccountResult result) {
    return switch (result) {
      case CreateAccountResult.Created(var account) ->
          RocketChatReply.ok("user", encoder.fullUser(account));
      case CreateAccountResult.UsernameTaken(var username) ->
          taken(username, "<strong>" + HtmlUtils.htmlEscape(username) + "</strong>");
      case CreateAccountResult.EmailTaken(var email) -> taken(email, HtmlUtils.htmlEscape(email));
      case CreateAccountResult.UnknownRole _ ->
          refused("The field Roles consist invalid role name", "Assign_role");
      case CreateAccountResult.Overloaded _ -> RocketChatLogInTexts.busy();
      case CreateAccountResult.NotPermitted _ ->
          refused("Adding user is not allowed", "Adding_user");
      case CreateAccountResult.AdminNotPermitted _ ->
          refused("Assigning admin is not allowed", "Assign_admin");
    };
  }

  private static RocketChatReply encode(SetActiveResult result) {
    return switch (result) {
      case SetActiveResult.Done(var account) ->
          RocketChatReply.ok(
              "user",
              Json.object().put("_id", account.id().value()).put("active", account.active()));
      case SetActiveResult.NoSuchAccount _ -> RocketChatReply.failure("User not found");
      case SetActiveResult.NotPermitted _ -> RocketChatReply.forbidden();
      case SetActiveResult.LastAdmin _ ->
          RocketChatReply.thrown(
              RocketChatFault.of(
                  NOT_ALLOWED,
                  "Leaving the app without an active admin is not allowed",
                  Json.object()
                      .put("method", "setUserActiveStatus")
                      .put("action", "Remove_last_admin")));
    };
  }

  private static RocketChatReply taken(String value, String shown) {
    return RocketChatReply.thrown(
        RocketChatFault.of(
            UNAVAILABLE,
            shown + " is already in use :(",
            RocketChatNewUserDecoder.details().put("field", value)));
  }

  private static RocketChatReply refused(String reason, String action) {
    return RocketChatReply.thrown(
        RocketChatFault.of(
            NOT_ALLOWED, reason, RocketChatNewUserDecoder.details().put("action", action)));
  }
}
