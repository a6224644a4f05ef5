package io.snug.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFormatTest {
  private static final Event EVENT =
      new Event(
          UUID.fromString("6f1c1d8e-5a53-4f0e-9a3e-0d6f1d2c3b4a"),
          "thing-made",
          "/snug/test",
          "T1",
          "K1",
          9_007_199_254_740_993L,
          Instant.parse("2026-11-21T10:00:00.123456Z"),
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          Json.object().put("name", "ü𝄞").put("big", 9_007_199_254_740_993L));
  private static final Event UNTRACED =
      new Event(UUID.randomUUID(), "t", "/s", "S", "K", 1, Instant.EPOCH, null, Json.object());

  @Test
  void record_roundTrips_inBinaryMode() {
    assertThat(EventFormat.fromRecord(received(EventFormat.toRecord("topic", EVENT))))
        .isEqualTo(EVENT);
    assertThat(EventFormat.fromRecord(received(EventFormat.toRecord("topic", UNTRACED))))
        .isEqualTo(UNTRACED);
  }

  @Test
  void record_isACloudEvent() {
    var sent = EventFormat.toRecord("topic", EVENT);
    assertThat(sent.key()).isEqualTo("K1");
    assertThat(sent.value()).asString(StandardCharsets.UTF_8).startsWith("{\"name\":");
    assertThat(header(sent, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(sent, "ce_id")).isEqualTo("6f1c1d8e-5a53-4f0e-9a3e-0d6f1d2c3b4a");
    assertThat(header(sent, "ce_type")).isEqualTo("thing-made");
    assertThat(header(sent, "ce_source")).isEqualTo("/snug/test");
    assertThat(header(sent, "ce_subject")).isEqualTo("T1");
    assertThat(header(sent, "ce_time")).isEqualTo("2026-11-21T10:00:00.123456Z");
    assertThat(header(sent, "content-type")).isEqualTo("application/json");
    assertThat(header(sent, "traceparent")).startsWith("00-0af7");
  }

  @Test
  void batch_roundTrips_inStructuredMode_andInOrder() {
    var batch = Json.writeBytes(EventFormat.toJson(List.of(EVENT, UNTRACED)));
    assertThat(EventFormat.fromBatch(batch)).containsExactly(EVENT, UNTRACED);
    assertThat(EventFormat.fromBatch("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "1",
        "null",
        "[1]",
        "[{}]",
        "{\"a\":{}}",
        "[] x",
        "[{\"id\":\"x\"}]"
      })
  void batch_isUnreadable_whenItIsNone(String json) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> EventFormat.fromBatch(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "type", "source", "subject", "partitionkey", "version", "time", "data"})
  void json_isUnreadable_whenAMemberIsMissing(String member) {
    var json = EventFormat.toJson(EVENT);
    json.remove(member);
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> EventFormat.fromJson(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_subject", "ce_version", "ce_time"})
  void record_isUnreadable_whenAHeaderIsMissing(String header) {
    var record = received(EventFormat.toRecord("topic", EVENT));
    record.headers().remove(header);
    assertUnreadable(record);
  }

  @Test
  void record_isUnreadable_whenKeyOrValueIsNoneOfOurs() {
    var good = EventFormat.toRecord("topic", EVENT);
    assertUnreadable(received(good, null, good.value()));
    assertUnreadable(received(good, "K1", null));
    assertUnreadable(received(good, "K1", new byte[] {(byte) 0xff, 0}));
    assertUnreadable(received(good, "K1", "[]".getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertUnreadable(ConsumerRecord<String, byte[]> record) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> EventFormat.fromRecord(record));
  }

  private static String header(ProducerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
    return received(sent, sent.key(), sent.value());
  }

  private static ConsumerRecord<String, byte[]> received(
      ProducerRecord<String, byte[]> sent, @Nullable String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "topic",
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        sent.headers(),
        Optional.empty());
  }
}
