package io.snug.channel.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snug.platform.dialect.rocketchat.RocketChatFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {

  @Test
  void of_trimsTheNameAndKeepsWhatWasTyped_whenItFits() {
    assertThat(RoomName.of(" Plan-B_2.0 ")).isEqualTo(new RoomName("Plan-B_2.0", " Plan-B_2.0 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "ä",
        "x/y",
        "Admin",
        "SYSTEM",
        "user",
        "'; DROP TABLE x",
        "a\u0000b",
        "a\n"
      })
  void of_refuses_whenTheNameDoesNotFit(String name) {
    if (name.equals("a\n")) {
      assertThat(RoomName.of(name).name()).isEqualTo("a");
      return;
    }
    var fault = catchThrowableOfType(RocketChatFault.class, () -> RoomName.of(name));
    assertThat(fault.code().asString()).isEqualTo("error-invalid-room-name");
  }

  @Test
  void of_escapesTheName_whenItHoldsHtml() {
    var fault = catchThrowableOfType(RocketChatFault.class, () -> RoomName.of("<b>x</b>"));
    assertThat(fault.text())
        .isEqualTo("&lt;b&gt;x&lt;/b&gt; is not a valid room name. [error-invalid-room-name]");
    assertThat(fault.details().get("channel_name").asString()).isEqualTo("&lt;b&gt;x&lt;/b&gt;");
  }

  @Test
  void of_refuses_whenTheNameIsLongerThanAnIndexHolds() {
    assertThat(RoomName.of("x".repeat(255)).name()).hasSize(255);
    var fault = catchThrowableOfType(RocketChatFault.class, () -> RoomName.of("x".repeat(256)));
    assertThat(fault.code().asString()).isEqualTo("error-invalid-room-name");
  }

  @Test
  void of_hasAnErrorOfItsOwn_whenTheNameIsBlank() {
    var fault = catchThrowableOfType(RocketChatFault.class, () -> RoomName.of("  "));
    assertThat(fault.text()).isEqualTo("Invalid name [error-invalid-name]");
  }
}
