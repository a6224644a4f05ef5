package io.snug.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ClientJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"1.7976931348623157e308", "5e-324", "-0.1", "12345678901234567890"})
  void number_isTaken_andKeepsItsDigits(String number) {
    assertThat(ClientJson.parse(number).decimalValue()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e-1001", "1e2147483647", "-1e-2147483647"})
  void number_isRefused_whenWritingItOutWouldTakeHundredsOfDigits(String number) {
    assertThatThrownBy(() -> ClientJson.parse("{\"n\":" + number + "}"))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void document_isRefused_whenItsNumbersWouldMakeItManyTimesAsLong() {
    assertThat(ClientJson.parse(numbers(100))).hasSize(100);
    assertThatThrownBy(() -> ClientJson.parse(numbers(1000))).isInstanceOf(JacksonException.class);
  }

  private static String numbers(int count) {
    return "[" + "1e300,".repeat(count - 1) + "1e300]";
  }

  @Test
  void whatIsTaken_canBeWrapped_andRead() {
    assertThatThrownBy(() -> ClientJson.parse(nested(65))).isInstanceOf(JacksonException.class);
    var wrapped = ClientJson.parse(nested(64));
    for (int i = 0; i < 20; i++) {
      wrapped = Json.object().set("in", wrapped);
    }
    assertThat(Json.parse(Json.write(wrapped))).isEqualTo(wrapped);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{} trailing", "{\"a\":1,}", "nope"})
  void whatIsNoJson_isRefused(String text) {
    assertThatThrownBy(() -> ClientJson.parse(text)).isInstanceOf(JacksonException.class);
  }
}
