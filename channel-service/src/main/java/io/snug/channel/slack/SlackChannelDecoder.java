package io.snug.channel.slack;

import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.ChannelType;
import io.snug.channel.channel.CreateChannel;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;

/// Reads what Slack clients say about channels.
final class SlackChannelDecoder {
  private static final String CREATE_PRIVATE = "create-p";
  private static final String CREATE_PUBLIC = "create-c";

  private SlackChannelDecoder() {}

  /// The wish behind `groups.create`. Permissions of the caller come before the arguments, as Slack
  /// checks them.
  static CreateChannel group(Caller caller, SlackArguments arguments) {
    if (caller.credential() == CredentialKind.SLACK_BOT) {
      throw SlackFault.of("not_allowed_token_type");
    }
    if (caller.isBot()) {
      throw SlackFault.of("is_bot");
    }
    requireNoSingleChannelGuest(caller);
    var wanted = arguments.text("name");
    boolean validate = arguments.flag("validate");
    // Only org-wide tokens need a team_id, and there are none: it is read for its type alone.
    arguments.text("team_id");
    if (wanted == null) {
      throw SlackFault.of("no_channel");
    }
    var name = validate ? SlackChannelName.validate(wanted) : SlackChannelName.rewrite(wanted);
    return CreateChannel.named('G', ChannelType.PRIVATE, fit(name), CREATE_PRIVATE, Dialect.SLACK);
  }

  /// The wish behind `conversations.create`, which never rewrites a name.
  static CreateChannel conversation(Caller caller, SlackArguments arguments) {
    requireNoSingleChannelGuest(caller);
    var wanted = arguments.requiredText("name");
    boolean isPrivate = arguments.flag("is_private");
    arguments.text("team_id");
    var name = fit(SlackChannelName.validate(wanted));
    return CreateChannel.named(
        'C',
        isPrivate ? ChannelType.PRIVATE : ChannelType.PUBLIC,
        name,
        isPrivate ? CREATE_PRIVATE : CREATE_PUBLIC,
        Dialect.SLACK);
  }

  private static void requireNoSingleChannelGuest(Caller caller) {
    if (caller.hasRole("single-channel-guest")) {
      throw SlackFault.of("user_is_ultra_restricted");
    }
  }

  static String fit(SlackChannelName name) {
    return switch (name) {
      case SlackChannelName.Fit(var fitting) -> fitting;
      case SlackChannelName.Unfit(var error) -> throw SlackFault.of(error);
    };
  }

  /// A channel by its id.
  static ChannelRef channel(SlackArguments arguments) {
    return ChannelRef.id(arguments.requiredText("channel"));
  }

  /// A channel by its id or by `#name`.
  static ChannelRef channelOrName(String channel) {
    return channel.startsWith("#") ? ChannelRef.name(channel.substring(1)) : ChannelRef.id(channel);
  }
}
