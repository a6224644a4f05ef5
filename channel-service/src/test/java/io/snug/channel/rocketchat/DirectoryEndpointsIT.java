package io.snug.channel.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.ChannelServiceFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryEndpointsIT extends ChannelServiceFixture {

  @Test
  void directory_findsHiddenOnesOfOnesOwnAndPublicOnesAndNothingElse() {
    var mark = name("dirmark");
    var own = group(mark + "-b", BOB);
    var open = group(mark + "-a");
    group(mark + "-c");
    database.sql("UPDATE channel SET type = 'public' WHERE id = '" + open + "'").then().block();
    var hidden = membership(own, BOB, 2).put("hiddenAtSeq", 0).put("cause", "hidden");
    member("channel-hidden", hidden);

    var found = get(BOB, "/api/v1/directory?type=channels&text=" + mark.toUpperCase());
    assertThat(found.at("/total").intValue()).isEqualTo(2);
    assertThat(found.text("/result/0/_id")).isEqualTo(open);
    assertThat(found.text("/result/1/_id")).isEqualTo(own);
    assertThat(found.at("/result/1/usersCount").intValue()).isEqualTo(2);

    var older =
        get(
            BOB,
            "/api/v1/directory?query={q}",
            "{\"type\":\"channels\",\"text\":\"" + mark + "\"}");
    assertThat(older.at("/total").intValue()).isEqualTo(2);
    var page =
        get(
            BOB,
            "/api/v1/directory?type=channels&count=1&offset=1&sort={s}&text={t}",
            "{\"name\":-1}",
            mark);
    assertThat(page.text("/result/0/_id")).isEqualTo(open);
    assertThat(page.at("/count").intValue()).isEqualTo(1);
    assertThat(page.at("/total").intValue()).isEqualTo(2);
    var beyond = get(BOB, "/api/v1/directory?type=channels&offset=9&text=" + mark);
    assertThat(beyond.at("/result")).isEmpty();
    assertThat(beyond.at("/total").intValue()).isEqualTo(2);
  }

  @Test
  void directory_findsPeople() {
    var found = get(BOB, "/api/v1/directory?type=users&text=ad");
    assertThat(found.text("/result/0/username")).isEqualTo("ada");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "type=rooms      | {}                   | Please verify the parameters",
        "type=channels   | {\"topic\":1}        | Please verify the parameters",
        "type=channels   | {\"name\":1,\"createdAt\":1} | This method support only one \"sort\""
            + " parameter",
        "type=channels   | [                    | Invalid sort parameter provided: \"[\""
            + " [error-invalid-sort]",
      })
  void directory_refuses_whenParametersAreWrong(String query, String sort, String error) {
    var answer = get(BOB, "/api/v1/directory?" + query + "&sort={s}", sort);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/error")).isEqualTo(error);
  }

  @Test
  void directory_takesTextLiterally_whenItLooksLikeAPattern() {
    group(name("literal"));
    var answer = get(ADA, "/api/v1/directory?type=channels&text={t}", "%");
    assertThat(answer.at("/total").intValue()).isZero();
  }
}
