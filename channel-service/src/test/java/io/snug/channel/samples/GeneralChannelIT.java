package io.snug.channel.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.copy.AccountRepository;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class GeneralChannelIT extends ChannelServiceFixture {
  @Autowired private ChannelRepository channels;
  @Autowired private AccountRepository accounts;
  @Autowired private ChannelCommands commands;

  @Test
  void general_isThereOnce_whenTheAccountsHaveArrived() throws InterruptedException {
    account("UROOT", "root", "admin");
    run();
    run();
    assertThat(events("channel-created", "GENERAL")).hasSize(1);
    var created = events("channel-created", "GENERAL").getFirst();
    assertThat(created.get("name").asString()).isEqualTo("general");
    assertThat(created.get("type").asString()).isEqualTo("public");
    assertThat(created.at("/members/0/userId").asString()).isEqualTo("UROOT");
    assertThat(created.at("/members/0/roles/0").asString()).isEqualTo("owner");
    assertThat(created.get("members").size()).isGreaterThanOrEqualTo(4);
    assertThat(get(EVE, "/api/v1/rooms.info?roomId=GENERAL").at("/room/default").booleanValue())
        .isTrue();
    assertThat(
            get(slack(EVE), "/api/conversations.info?channel=GENERAL")
                .at("/channel/is_general")
                .booleanValue())
        .isTrue();
  }

  private void run() throws InterruptedException {
    var general = new GeneralChannel(channels, accounts, commands);
    general.start();
    var deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (general.isRunning() && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertThat(general.isRunning()).isFalse();
  }
}
