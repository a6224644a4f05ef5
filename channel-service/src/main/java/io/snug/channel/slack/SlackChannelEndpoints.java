package io.snug.channel.slack;

import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelPerson;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.channel.Standing;
import io.snug.channel.message.MessageQueries;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Slack's methods that make channels and look them up.
///
/// @see <a href="https://docs.slack.dev/reference/methods/conversations.create">Slack:
///   conversations.create</a>
public final class SlackChannelEndpoints {
  private static final SlackReply CHANNEL_NOT_FOUND = SlackReply.error("channel_not_found");

  private final ChannelCommands commands;
  private final ChannelQueries channels;
  private final MessageQueries messages;
  private final LegacyMethod legacy;

  public SlackChannelEndpoints(
      ChannelCommands commands,
      ChannelQueries channels,
      MessageQueries messages,
      SlackProperties properties) {
    this.commands = commands;
    this.channels = channels;
    this.messages = messages;
    legacy = new LegacyMethod(properties.legacyMethods());
  }

  public Map<String, SlackMethod> methods() {
    return Map.of(
        "groups.create",
        legacy.of("conversations.create", this::createGroup),
        "groups.info",
        legacy.of("conversations.info", this::groupInfo),
        "conversations.create",
        this::createConversation,
        "conversations.info",
        this::conversationInfo);
  }

  private Mono<SlackReply> createGroup(Caller caller, SlackArguments arguments) {
    return commands
        .create(caller, SlackChannelDecoder.group(caller, arguments))
        .map(SlackChannelEncoder::group);
  }

  private Mono<SlackReply> createConversation(Caller caller, SlackArguments arguments) {
    return commands
        .create(caller, SlackChannelDecoder.conversation(caller, arguments))
        .map(SlackChannelEncoder::conversation);
  }

  private Mono<SlackReply> groupInfo(Caller caller, SlackArguments arguments) {
    arguments.flag("include_locale");
    return channels
        .find(caller, SlackChannelDecoder.channel(arguments), AccessRule.MEMBERS_WRITE)
        .flatMap(
            found ->
                found instanceof FindChannelResult.Found(var standing, _)
                        && standing.channel().isPrivate()
                    ? group(caller, standing)
                    : Mono.just(CHANNEL_NOT_FOUND));
  }

  private Mono<SlackReply> group(Caller caller, Standing standing) {
    var channel = standing.channel();
    return Mono.zip(
            channels.figures(caller, standing),
            channels.people(channel),
            messages.newest(channel).map(Optional::of).defaultIfEmpty(Optional.empty()))
        .map(
            all -> {
              var latest =
                  all.getT3().map(m -> SlackMessageEncoder.message(m, caller)).orElse(null);
              var reading =
                  new SlackChannelEncoder.Reading(
                      standing.isShown(), all.getT1().readTs(), latest, all.getT1().unread());
              return SlackReply.ok(
                  "group", SlackChannelEncoder.group(channel, ids(all.getT2()), reading));
            });
  }

  private static List<String> ids(List<ChannelPerson> people) {
    return people.stream().map(person -> person.person().id().value()).toList();
  }

  private Mono<SlackReply> conversationInfo(Caller caller, SlackArguments arguments) {
    boolean withLocale = arguments.flag("include_locale");
    boolean withMembers = arguments.flag("include_num_members");
    var channel = SlackChannelDecoder.channel(arguments);
    var rule = AccessRule.MEMBERS_WRITE;
    // The members' figures say how far the caller has read.
    return (withMembers
            ? channels.find(caller, channel, rule)
            : channels.findWithRead(caller, channel, rule))
        .flatMap(
            found ->
                found instanceof FindChannelResult.Found(var standing, _)
                    ? conversation(caller, standing, withLocale, withMembers)
                    : Mono.just(CHANNEL_NOT_FOUND));
  }

  private Mono<SlackReply> conversation(
      Caller caller, Standing standing, boolean withLocale, boolean withMembers) {
    var object = object(caller, standing);
    return (withMembers
            ? object.zipWith(
                channels.figures(caller, standing),
                (shown, figures) ->
                    complete(shown, standing, figures.readTs(), withLocale)
                        .put("num_members", figures.members()))
            : object.zipWith(
                channels.readTs(caller, standing),
                (shown, readTs) -> complete(shown, standing, readTs, withLocale)))
        .map(shown -> SlackReply.ok("channel", shown));
  }

  private Mono<ObjectNode> object(Caller caller, Standing standing) {
    var channel = standing.channel();
    return channel.isDirect()
        ? channels.people(channel).map(people -> direct(caller, channel, ids(people)))
        : Mono.just(SlackChannelEncoder.conversation(channel, standing.isMember()));
  }

  private static ObjectNode direct(Caller caller, Channel channel, List<String> people) {
    var me = caller.userId().value();
    return people.size() > 2
        ? SlackChannelEncoder.conversation(channel, true)
        : SlackChannelEncoder.directMessage(
            channel, people.stream().filter(id -> !id.equals(me)).findFirst().orElse(me));
  }

  private static ObjectNode complete(
      ObjectNode object, Standing standing, long readTs, boolean withLocale) {
    if (standing.isMember()) {
      object.put("last_read", SlackChannelEncoder.lastRead(readTs));
    }
    if (withLocale) {
      object.put("locale", "en-US");
    }
    return object;
  }
}
