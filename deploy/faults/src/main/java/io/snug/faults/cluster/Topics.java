package io.snug.faults.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What an operator does with Kafka's own tools: how far groups have come, and setting them back.
public final class Topics implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Admin admin;

  public Topics(String bootstrap) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /// How many records a group has not committed yet; more than none while it has not begun.
  public long lag(String group, Collection<String> topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    var committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return ends(topics).entrySet().stream()
        .mapToLong(end -> end.getValue() - offset(committed.get(end.getKey())))
        .sum();
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  /// The first record that a group has not committed yet.
  public long committed(String group, String topic, int partition)
      throws ExecutionException, TimeoutException, InterruptedException {
    var committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return offset(committed.get(new TopicPartition(topic, partition)));
  }

  /// Sets a group, of which no member may be alive, back to the first record of everything.
  public void rewind(String group, Collection<String> topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    Wait.until(group + " has no members", Duration.ofMinutes(1), () -> isEmpty(group));
    var start = new HashMap<TopicPartition, OffsetAndMetadata>();
    partitions(topics).forEach(partition -> start.put(partition, new OffsetAndMetadata(0)));
    admin.alterConsumerGroupOffsets(group, start).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private boolean isEmpty(String group) {
    try {
      return admin
          .describeConsumerGroups(List.of(group))
          .all()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .values()
          .stream()
          .allMatch(description -> description.members().isEmpty());
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<TopicPartition, Long> ends(Collection<String> topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    var asked =
        partitions(topics).stream()
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    return admin
        .listOffsets(asked)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private List<TopicPartition> partitions(Collection<String> topics)
      throws ExecutionException, TimeoutException, InterruptedException {
    return admin
        .describeTopics(topics)
        .allTopicNames()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .values()
        .stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(one -> new TopicPartition(topic.name(), one.partition())))
        .toList();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(PATIENCE_SECONDS));
  }
}
