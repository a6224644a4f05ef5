package io.snug.platform.event;

import io.snug.platform.json.InstantText;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Spells events: binary mode on Kafka, structured mode between services.
///
/// @see <a href=
///   "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
///   CloudEvents: Kafka protocol binding</a>
public final class EventFormat {
  /// The media type of a batch of events between services.
  public static final String BATCH = "application/cloudevents-batch+json";

  private static final String SPEC_VERSION = "1.0";

  private EventFormat() {}

  /// The event as a Kafka record.
  public static ProducerRecord<String, byte[]> toRecord(String topic, Event event) {
    var record = new ProducerRecord<>(topic, null, event.key(), Json.writeBytes(event.data()));
    var headers = record.headers();
    put(headers, "ce_specversion", SPEC_VERSION);
    put(headers, "ce_id", event.id().toString());
    put(headers, "ce_type", event.type());
    put(headers, "ce_source", event.source());
    put(headers, "ce_subject", event.subject());
    put(headers, "ce_time", event.time().toString());
    put(headers, "ce_version", Long.toString(event.version()));
    put(headers, "content-type", "application/json");
    if (event.traceparent() != null) {
      put(headers, "traceparent", event.traceparent());
    }
    return record;
  }

  /// The event of a Kafka record.
  ///
  /// @throws UnreadableEventException when it is none
  public static Event fromRecord(ConsumerRecord<String, byte[]> record) {
    try {
      var headers = record.headers();
      return new Event(
          UUID.fromString(required(headers, "ce_id")),
          required(headers, "ce_type"),
          required(headers, "ce_source"),
          required(headers, "ce_subject"),
          Objects.requireNonNull(record.key(), "no key"),
          Long.parseLong(required(headers, "ce_version")),
          InstantText.parse(required(headers, "ce_time")),
          find(headers, "traceparent"),
          Json.parseObject(record.value()));
    } catch (RuntimeException e) {
      // Whatever is wrong with a stranger's bytes, the answer is the same.
      throw new UnreadableEventException(e);
    }
  }

  public static ObjectNode toJson(Event event) {
    var json =
        Json.object()
            .put("specversion", SPEC_VERSION)
            .put("id", event.id().toString())
            .put("type", event.type())
            .put("source", event.source())
            .put("subject", event.subject())
            .put("time", event.time().toString())
            .put("version", event.version())
            .put("partitionkey", event.key())
            .put("datacontenttype", "application/json");
    if (event.traceparent() != null) {
      json.put("traceparent", event.traceparent());
    }
    json.set("data", event.data());
    return json;
  }

  public static ArrayNode toJson(Iterable<Event> events) {
    var batch = Json.array();
    events.forEach(event -> batch.add(toJson(event)));
    return batch;
  }

  /// The event of a structured-mode document.
  ///
  /// @throws UnreadableEventException when it is none
  public static Event fromJson(JsonNode json) {
    try {
      return new Event(
          UUID.fromString(Json.requiredText(json, "id")),
          Json.requiredText(json, "type"),
          Json.requiredText(json, "source"),
          Json.requiredText(json, "subject"),
          Json.requiredText(json, "partitionkey"),
          json.path("version").longValue(),
          InstantText.parse(Json.requiredText(json, "time")),
          Json.text(json, "traceparent"),
          (ObjectNode) Objects.requireNonNull(json.get("data"), "no data"));
    } catch (RuntimeException e) {
      throw new UnreadableEventException(e);
    }
  }

  /// The events of a batch, in order.
  ///
  /// @throws UnreadableEventException when it is none
  public static List<Event> fromBatch(byte[] utf8) {
    var events = new ArrayList<Event>();
    readBatch(utf8).forEach(json -> events.add(fromJson(json)));
    return events;
  }

  private static ArrayNode readBatch(byte[] utf8) {
    try {
      return (ArrayNode) Json.MAPPER.readTree(utf8);
    } catch (JacksonException | ClassCastException e) {
      throw new UnreadableEventException(e);
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String find(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String required(Headers headers, String name) {
    var value = find(headers, name);
    if (value == null) {
      throw new IllegalArgumentException("no header " + name);
    }
    return value;
  }
}
