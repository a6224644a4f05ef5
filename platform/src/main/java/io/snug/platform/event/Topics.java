package io.snug.platform.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes topics that are not there yet. Where operators make them (Strimzi's `KafkaTopic`), this
/// finds nothing to do.
public final class Topics {
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
              .map(name -> new NewTopic(name, kafka.partitions(), kafka.replicas()))
              .collect(Collectors.toList());
      create(admin, missing);
    } finally {
      admin.close(Duration.ofSeconds(1));
    }
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
