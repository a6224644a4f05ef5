package io.snug.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HashingThreadsTest {
  private final HashingThreads threads = new HashingThreads();

  @Test
  void theLastThread_givesBackTheMemory() throws InterruptedException {
    var over = new CountDownLatch(1);
    var busy = threads.newThread(() -> await(over));
    busy.start();
    long before = collections();
    over.countDown();
    busy.join();
    assertThat(collections()).isGreaterThan(before);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> collector.getCollectionCount())
        .sum();
  }
}
