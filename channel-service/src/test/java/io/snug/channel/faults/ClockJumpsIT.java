package io.snug.channel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.message.Mentions;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageRepository;
import io.snug.channel.message.NewMessages;
import io.snug.channel.message.PostMessage;
import io.snug.channel.message.PostMessageResult;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.id.Ids;
import io.snug.platform.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A clock that jumps back and forth by ten minutes between any two looks at it.
class ClockJumpsIT extends ChannelServiceFixture {
  private static final int MESSAGES = 60;
  private static final int MILLIS = 600_000;

  @Autowired private ChannelQueries channels;
  @Autowired private NewMessages newMessages;
  @Autowired private MessageRepository messages;
  @Autowired private AccountRepository accounts;
  @Autowired private Outbox outbox;

  private MessageCommands commands(Random random) {
    InstantSource clock = () -> Instant.now().plusMillis(random.nextInt(-MILLIS, MILLIS));
    return new MessageCommands(
        channels, newMessages, messages, accounts, outbox, new Ids(clock, random), clock);
  }

  @Test
  void timestamps_growStrictly_andIdsAreUnique() {
    long seed = System.nanoTime();
    var room = group(name("clock"));
    // Two instances, each with a clock of its own.
    var instances = List.of(commands(new Random(seed)), commands(new Random(seed + 1)));
    var posted = new ArrayList<Message>();
    for (int i = 0; i < MESSAGES; i++) {
      var post =
          PostMessage.text(
              ChannelRef.id(room),
              AccessRule.MEMBERS_WRITE,
              "tick " + i,
              Mentions.NOBODY,
              Dialect.SLACK);
      var result = instances.get(i % 2).post(ADA, post).block();
      posted.add(((PostMessageResult.Posted) result).message());
    }
    for (int i = 1; i < MESSAGES; i++) {
      assertThat(posted.get(i).ts()).as("seed %s", seed).isGreaterThan(posted.get(i - 1).ts());
    }
    assertThat(posted.stream().map(Message::id).distinct()).as("seed %s", seed).hasSize(MESSAGES);
    var history = get(slack(ADA), "/api/conversations.history?limit=200&channel=" + room);
    assertThat(history.text("/messages/0/text")).isEqualTo("tick " + (MESSAGES - 1));
    assertThat(history.at("/messages")).hasSize(MESSAGES);
    var told = events("message-posted", room);
    assertThat(told.stream().map(event -> event.get("ts").asString())).isSorted();
  }
}
