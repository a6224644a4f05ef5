package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.channel.ChannelServiceSamples;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.message.PostMessageResult;
import io.snug.channel.openwebui.OpenWebUiReplies;
import io.snug.channel.rocketchat.RocketChatReplies;
import io.snug.channel.slack.SlackReplies;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every outcome of every command has a documented reply in every dialect.
class DialectConformanceTest {
  private static final Set<String> SLACK_CREATE = Set.of("ok", "name_taken", "restricted_action");
  private static final Set<String> SLACK_CHANGE =
      Set.of(
          "ok",
          "channel_not_found",
          "is_archived",
          "not_in_channel",
          "not_authorized",
          "name_taken");
  private static final Set<String> ROCKET_CHAT_CHANGE =
      Set.of(
          "ok",
          "error-room-not-found",
          "error-invalid-room",
          "error-room-archived",
          "error-action-not-allowed",
          "error-duplicate-channel-name",
          "error-archived-duplicate-name");
  private static final Set<String> SLACK_POST =
      Set.of(
          "ok",
          "channel_not_found",
          "not_in_channel",
          "is_archived",
          "restricted_action",
          "thread_not_found");
  private static final Set<String> ROCKET_CHAT_CREATE =
      Set.of(
          "ok",
          "error-not-allowed",
          "error-duplicate-channel-name",
          "error-archived-duplicate-name");
  private static final Set<String> ROCKET_CHAT_POST =
      Set.of(
          "ok",
          "error-not-allowed",
          "error-invalid-message",
          "You can't send messages because the room is readonly.");
  private static final Set<String> OPEN_WEBUI =
      Set.of(
          "200",
          "400 Something went wrong :/",
          "401 401 Unauthorized",
          "403 Something went wrong :/",
          "404 We could not find what you're looking for :/");

  static Stream<CreateChannelResult> created() {
    return covered(CreateChannelResult.class, ChannelServiceSamples.createResults());
  }

  static Stream<ChangeChannelResult> changed() {
    return covered(ChangeChannelResult.class, ChannelServiceSamples.changeResults());
  }

  static Stream<PostMessageResult> posted() {
    return covered(PostMessageResult.class, ChannelServiceSamples.postResults());
  }

  /// The samples, once it is sure that none of the permitted classes is missing.
  private static <T> Stream<T> covered(Class<T> sealed, Stream<T> samples) {
    var list = samples.toList();
    assertThat(list.stream().map(Object::getClass))
        .containsAll(Arrays.asList(sealed.getPermittedSubclasses()));
    return list.stream();
  }

  @ParameterizedTest
  @MethodSource("created")
  void create_isAnsweredByTheBook(CreateChannelResult result) {
    assertThat(SLACK_CREATE).containsAll(SlackReplies.of(result));
    assertThat(ROCKET_CHAT_CREATE).contains(RocketChatReplies.of(result));
    assertThat(OPEN_WEBUI).contains(OpenWebUiReplies.of(result));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void change_isAnsweredByTheBook(ChangeChannelResult result) {
    assertThat(SLACK_CHANGE).containsAll(SlackReplies.of(result));
    assertThat(ROCKET_CHAT_CHANGE).containsAll(RocketChatReplies.of(result));
    assertThat(OPEN_WEBUI).contains(OpenWebUiReplies.of(result));
  }

  @ParameterizedTest
  @MethodSource("posted")
  void post_isAnsweredByTheBook(PostMessageResult result) {
    assertThat(SLACK_POST).contains(SlackReplies.of(result));
    assertThat(ROCKET_CHAT_POST).contains(RocketChatReplies.of(result));
    assertThat(OPEN_WEBUI).contains(OpenWebUiReplies.of(result));
  }
}
