package io.snug.auth.password;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// The threads that hash. When the last of them ends, for want of work, it asks for a collection.
///
/// A hash of Argon2id takes tens of megabytes, and after a few log-ins the heap has grown by ten
/// times what is alive. Nobody would collect that in a service that is idle again; a pause costs it
/// nothing then.
final class HashingThreads implements ThreadFactory {
  private final ThreadFactory threads = Thread.ofPlatform().daemon().name("argon2-", 1).factory();
  private final AtomicInteger alive = new AtomicInteger();

  @Override
  public Thread newThread(Runnable work) {
    return threads.newThread(() -> run(work));
  }

  private void run(Runnable work) {
    alive.incrementAndGet();
    try {
      work.run();
    } finally {
      if (alive.decrementAndGet() == 0) {
        System.gc();
      }
    }
  }
}
