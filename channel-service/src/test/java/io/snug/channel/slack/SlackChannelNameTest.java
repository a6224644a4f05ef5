package io.snug.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackChannelNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secret-plans_2 | secret-plans_2",
        "Secret Plans | secret-plans",
        "#ops | ops",
        "a.b | a-b",
        "what?! | what__",
        "-_x | -_x",
        "Ärger | ärger",
        "日本語 | 日本語",
      })
  void rewrite_makesTheNameFit_whenSomethingIsLeft(String wanted, String name) {
    assertThat(SlackChannelName.rewrite(wanted)).isEqualTo(new SlackChannelName.Fit(name));
  }

  @Test
  void rewrite_cutsAtEightyCodePoints_whenTheNameIsLonger() {
    var wanted = "\uD835\uDD38".repeat(1) + "x".repeat(100);
    var fit = (SlackChannelName.Fit) SlackChannelName.rewrite(wanted);
    assertThat(fit.name().codePointCount(0, fit.name().length())).isEqualTo(80);
  }

  @Test
  void rewrite_isItsOwnFixedPoint_whenDoneAgain() {
    var once = (SlackChannelName.Fit) SlackChannelName.rewrite("<script>alert('x')</script>\u0007");
    assertThat(SlackChannelName.rewrite(once.name())).isEqualTo(once);
    assertThat(SlackChannelName.validate(once.name())).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''         | no_channel",
        "'   '      | no_channel",
        "---        | invalid_name_punctuation",
        "!!!        | invalid_name_punctuation",
        "General    | invalid_name",
        "#everyone  | invalid_name",
      })
  void rewrite_refuses_whenNothingUsableIsLeft(String wanted, String error) {
    assertThat(SlackChannelName.rewrite(wanted)).isEqualTo(new SlackChannelName.Unfit(error));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''         | invalid_name_required",
        "'  '       | invalid_name_required",
        "__         | invalid_name_punctuation",
        "Upper      | invalid_name_specials",
        "a b        | invalid_name_specials",
        "a.b        | invalid_name_specials",
        "#a         | invalid_name_specials",
        "a;drop     | invalid_name_specials",
        "here       | invalid_name",
      })
  void validate_refuses_whenTheNameDoesNotFit(String name, String error) {
    assertThat(SlackChannelName.validate(name)).isEqualTo(new SlackChannelName.Unfit(error));
  }

  @Test
  void validate_accepts_whenTheNameHasEightyCharacters() {
    assertThat(SlackChannelName.validate("x".repeat(80)))
        .isEqualTo(new SlackChannelName.Fit("x".repeat(80)));
    assertThat(SlackChannelName.validate("x".repeat(81)))
        .isEqualTo(new SlackChannelName.Unfit("invalid_name_maxlength"));
  }
}
