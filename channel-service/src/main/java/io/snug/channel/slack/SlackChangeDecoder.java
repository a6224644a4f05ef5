package io.snug.channel.slack;

import io.snug.channel.change.ChangeChannel;
import io.snug.channel.change.ChangeRule;
import io.snug.channel.change.ChannelEdit;
import io.snug.channel.channel.Access;
import io.snug.channel.channel.AccessRule;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;

/// Reads what Slack clients want changed about a channel.
final class SlackChangeDecoder {
  /// The `groups` family knows private channels only, and only one's own.
  private static final AccessRule OWN_GROUP =
      (_, standing) ->
          standing.channel().isPrivate() && standing.isMember() ? Access.FULL : Access.NONE;

  /// The creator, those who lead the channel, and administrators, if they are in it. Direct
  /// channels have no name.
  private static final ChangeRule LEADERS =
      (caller, standing) ->
          standing.isMember()
              && !standing.channel().isDirect()
              && (standing.leads()
                  || caller.isAdmin()
                  || standing.channel().creator().id().equals(caller.userId()));

  private static final ChangeRule ANY_MEMBER = (_, standing) -> standing.isMember();

  private SlackChangeDecoder() {}

  /// The wish behind `groups.rename`, which every full member may have and which works on archived
  /// groups too: no error is known for either.
  static ChangeChannel renameGroup(Caller caller, SlackArguments arguments) {
    if (caller.credential() != CredentialKind.SLACK_BOT && caller.isBot()) {
      throw SlackFault.of("is_bot");
    }
    if (caller.hasRole("guest") || caller.hasRole("single-channel-guest")) {
      throw SlackFault.of("user_is_restricted");
    }
    var channel = SlackChannelDecoder.channel(arguments);
    boolean validate = arguments.flag("validate");
    var name = name(arguments, validate);
    return new ChangeChannel(
        channel, OWN_GROUP, ANY_MEMBER, true, true, _ -> ChannelEdit.rename(name, name));
  }

  /// The wish behind `conversations.rename`, which rewrites an unfit name.
  static ChangeChannel rename(SlackArguments arguments) {
    var channel = SlackChannelDecoder.channel(arguments);
    var name = name(arguments, false);
    return new ChangeChannel(
        channel,
        AccessRule.MEMBERS_WRITE,
        LEADERS,
        false,
        true,
        _ -> ChannelEdit.rename(name, name));
  }

  private static String name(SlackArguments arguments, boolean validate) {
    var wanted = arguments.requiredText("name");
    if (wanted.isBlank()) {
      throw SlackFault.of("invalid_name_required");
    }
    return SlackChannelDecoder.fit(
        validate ? SlackChannelName.validate(wanted) : SlackChannelName.rewrite(wanted));
  }
}
