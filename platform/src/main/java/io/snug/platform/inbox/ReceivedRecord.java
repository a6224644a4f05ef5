package io.snug.platform.inbox;

import io.snug.platform.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A record and the event in it.
record ReceivedRecord(ConsumerRecord<String, byte[]> record, Event event) {

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }
}
