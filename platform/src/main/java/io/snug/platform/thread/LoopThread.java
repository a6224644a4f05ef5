package io.snug.platform.thread;

import java.time.Duration;

/// The thread of one loop, which begins and ends with the part of the process that owns it.
public final class LoopThread {
  private final Thread thread;

  private LoopThread(Thread thread) {
    this.thread = thread;
  }

  public static LoopThread start(String name, Runnable loop) {
    return new LoopThread(Thread.ofPlatform().name(name).daemon().start(loop));
  }

  public boolean isAlive() {
    return thread.isAlive();
  }

  /// Waits for the loop, which has been told to end. One that does not in time is interrupted, and
  /// given as long again to leave things in order.
  public void end(Duration patience) {
    try {
      if (!thread.join(patience)) {
        thread.interrupt();
        thread.join(patience);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
