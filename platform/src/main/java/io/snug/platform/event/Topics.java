package io.snug.platform.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes topics that are not there yet. Where operators make them (Strimzi's `KafkaTopic`), this
/// finds nothing to do.
public final class Topics {
  /// The longest event: more than anything that the gateway lets in becomes as one.
  public static final int RECORD_BYTES_MAX = 4 * 1024 * 1024;

  private static final long WAIT_SECONDS = 5;

  private Topics() {}

  /// Makes the topics; throws when Kafka does not answer in time, so that the caller tries again.
  public static void ensure(KafkaProperties kafka, List<String> names)
      throws InterruptedException, ExecutionException, TimeoutException {
    var settings = new HashMap<String, Object>(kafka.client());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    var admin = Admin.create(settings);
    try {
      var existing = admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS);
      var missing =
          names.stream()
              .filter(name -> !existing.contains(name))
              .map(name -> topic(name, kafka))
              .collect(Collectors.toList());
      create(admin, missing);
    } finally {
      admin.close(Duration.ofSeconds(1));
    }
  }

  /// What is acknowledged outlives any one broker, where there are several.
  private static NewTopic topic(String name, KafkaProperties kafka) {
    int inSync = Math.max(1, kafka.replicas() - 1);
    return new NewTopic(name, kafka.partitions(), kafka.replicas())
        .configs(
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES_MAX),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync)));
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (var topic : admin.createTopics(missing).values().values()) {
      try {
        topic.get(WAIT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }
}
