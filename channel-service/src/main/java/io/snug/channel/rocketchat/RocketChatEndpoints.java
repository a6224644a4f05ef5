package io.snug.channel.rocketchat;

import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.directory.DirectoryRepository;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;

/// All REST endpoints of this service in Rocket.Chat's dialect.
public final class RocketChatEndpoints {
  private final RoomEndpoints rooms;
  private final RoomChanges changes;
  private final RocketChatMessageEndpoints messages;
  private final DirectoryEndpoints directory;

  public RocketChatEndpoints(
      ChannelCommands commands,
      RoomChanges changes,
      ChannelQueries channels,
      MessageCommands posting,
      MessageQueries reading,
      AccountRepository accounts,
      DirectoryRepository directory) {
    rooms = new RoomEndpoints(commands, channels, reading);
    this.changes = changes;
    messages =
        new RocketChatMessageEndpoints(
            posting, reading, new PostTargets(channels, commands, accounts));
    this.directory = new DirectoryEndpoints(directory);
  }

  public RocketChatMethods methods() {
    var methods = new RocketChatMethods();
    rooms.addTo(methods);
    changes.addTo(methods);
    messages.addTo(methods);
    directory.addTo(methods);
    return methods;
  }
}
