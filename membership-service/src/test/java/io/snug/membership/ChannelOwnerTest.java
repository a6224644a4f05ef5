package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

/// A channel nobody here has heard of is neither "not found" nor a fault of this service while
/// channel-service cannot be asked.
class ChannelOwnerTest extends ServiceTest {
  private final String alice = fresh("UALICE");
  private final String channel = fresh("GTEST");

  static Stream<BiConsumer<PeerStub, String>> failures() {
    return Stream.of(PeerStub::hangsUpOn, PeerStub::breaksOn);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void slack_saysUnavailable_untilTheOwnerAnswers(BiConsumer<PeerStub, String> failure) {
    failure.accept(peers(), channel);
    assertThat(closed().body().path("error").asString()).isEqualTo("service_unavailable");
    recover();
    assertThat(closed().body().path("ok").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void openWebUi_saysUnavailable_untilTheOwnerAnswers(BiConsumer<PeerStub, String> failure) {
    failure.accept(peers(), channel);
    var refused = deactivated();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text())
        .isEqualTo(
            "{\"detail\":\"The service is temporarily unavailable. Please try again later.\"}");
    recover();
    assertThat(deactivated().text()).isEqualTo("true");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void rocketChat_saysUnavailable_untilTheOwnerAnswers(BiConsumer<PeerStub, String> failure) {
    failure.accept(peers(), channel);
    assertThat(hidden().status()).isEqualTo(503);
    recover();
    assertThat(hidden().text()).isEqualTo("{\"success\":true}");
  }

  private void recover() {
    peers().recovers(channel, Facts.privateChannel(channel, channel, alice).toString());
  }

  private Answer closed() {
    return post(
        slack(alice),
        "/api/groups.close",
        MediaType.APPLICATION_FORM_URLENCODED,
        "channel=" + channel);
  }

  private Answer deactivated() {
    return post(
        openWebUi(alice),
        "/api/v1/channels/" + channel + "/members/active",
        "{\"is_active\":false}");
  }

  private Answer hidden() {
    return post(rocketChat(alice), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
  }
}
