package io.snug.channel.message;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.copy.Account;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.copy.Person;
import io.snug.platform.caller.UserId;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Tells in the channel who came and who went. First members of a channel are not told of, and
/// nothing is told in direct channels.
public final class MembershipNews implements EventHandler {
  private final ChannelRepository channels;
  private final AccountRepository accounts;
  private final MessageCommands messages;

  public MembershipNews(
      ChannelRepository channels, AccountRepository accounts, MessageCommands messages) {
    this.channels = channels;
    this.accounts = accounts;
    this.messages = messages;
  }

  @Override
  public Set<String> types() {
    return Set.of("member-added", "member-removed");
  }

  @Override
  public Mono<Void> apply(Event event) {
    var type = systemType(event);
    if (type == null) {
      return Mono.empty();
    }
    var channelId = new ChannelId(Json.requiredText(event.data(), "channelId"));
    return channels
        .find(channelId)
        .filter(channel -> !channel.isDirect())
        .flatMap(channel -> tell(channel, event, type));
  }

  private static @Nullable String systemType(Event event) {
    var cause = Objects.requireNonNullElse(Json.text(event.data(), "cause"), "");
    if (event.data().path("initial").asBoolean(false)) {
      return null;
    }
    return switch (event.type() + " " + cause) {
      case "member-added invited" -> "au";
      case "member-added joined" -> "uj";
      case "member-removed left" -> "ul";
      case "member-removed removed" -> "ru";
      default -> null;
    };
  }

  private Mono<Void> tell(Channel channel, Event event, String type) {
    var subject = subject(event.data());
    var actor = actor(event.data(), type);
    if (actor == null) {
      return messages.announce(channel, news(event, type, subject, subject));
    }
    return accounts
        .find(channel.workspaceId(), List.of(), List.of(new UserId(actor)))
        .map(found -> found.stream().findFirst().map(Account::person).orElse(subject))
        .flatMap(author -> messages.announce(channel, news(event, type, subject, author)));
  }

  /// Who did it, where that is somebody else than whom it is about.
  private static @Nullable String actor(ObjectNode data, String type) {
    return switch (type) {
      case "au" -> Json.text(data, "invitedBy");
      case "ru" -> Json.text(data, "removedBy");
      default -> null;
    };
  }

  private static Person subject(ObjectNode data) {
    return new Person(
        new UserId(Json.requiredText(data, "userId")),
        Objects.requireNonNullElse(Json.text(data, "username"), ""),
        Objects.requireNonNullElse(Json.text(data, "name"), ""));
  }

  private static SystemMessage news(Event event, String type, Person subject, Person author) {
    var id = "M" + event.id().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return new SystemMessage(id, type, subject.username(), author);
  }
}
