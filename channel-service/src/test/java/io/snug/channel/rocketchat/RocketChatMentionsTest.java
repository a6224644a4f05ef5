package io.snug.channel.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RocketChatMentionsTest {

  @Test
  void mentions_findUsernamesAndEverybody() {
    var mentions = RocketChatMessageDecoder.mentions("@ada, ask @bob.smith. And @all!");
    assertThat(mentions.usernames()).containsExactlyInAnyOrder("ada", "bob.smith");
    assertThat(mentions.all()).isTrue();
  }

  @Test
  void mentions_findNobody_whenTheTextHoldsAMailAddress() {
    var mentions = RocketChatMessageDecoder.mentions("mail ada@example.org");
    assertThat(mentions.usernames()).isEmpty();
    assertThat(mentions.all()).isFalse();
  }
}
