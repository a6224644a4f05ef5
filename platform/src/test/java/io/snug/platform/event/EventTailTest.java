package io.snug.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class EventTailTest {
  private static final Node[] NOWHERE = {};

  /// A broker that has much to do hears of a topic later than the client that made it.
  @Test
  void topicTheBrokerHasNotHeardOf_isWaitedFor() throws InterruptedException {
    try (var consumer = new LateConsumer(3)) {
      assertThat(EventTail.partitionsOf("t", consumer)).hasSize(1);
    }
  }

  private static final class LateConsumer extends MockConsumer<String, byte[]> {
    private int late;

    LateConsumer(int late) {
      super("none");
      this.late = late;
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic) {
      late--;
      return late >= 0
          ? List.of()
          : List.of(new PartitionInfo(topic, 0, Node.noNode(), NOWHERE, NOWHERE));
    }
  }
}
