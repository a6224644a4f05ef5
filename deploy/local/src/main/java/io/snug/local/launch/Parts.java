package io.snug.local.launch;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.LoggerFactory;

/// The parts that run, closed in the order that hurts nobody: last come what others need. A part
/// whose start is under way when the end comes is waited for and closed too, so that no process
/// stays behind.
public final class Parts implements AutoCloseable {

  /// In the order in which they are needed.
  public enum Part {
    DATA_FOLDER,
    POSTGRESQL,
    KAFKA,
    SERVICES
  }

  private final Map<Part, AutoCloseable> running = new EnumMap<>(Part.class);
  private final ReentrantReadWriteLock ending = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /// Starts a part and takes over to close it.
  public <T extends AutoCloseable> T start(Part part, Callable<T> start) throws Exception {
    ending.readLock().lock();
    try {
      if (closed) {
        throw new LaunchFault("Snug was stopped before it was ready");
      }
      var started = start.call();
      synchronized (running) {
        running.put(part, started);
      }
      return started;
    } finally {
      ending.readLock().unlock();
    }
  }

  /// Whether nothing runs yet that somebody would notice the end of.
  public boolean isEmpty() {
    synchronized (running) {
      return running.keySet().stream().allMatch(part -> part == Part.DATA_FOLDER);
    }
  }

  /// Closes everything; the second time there is nothing left to do.
  @Override
  public void close() {
    closed = true;
    ending.writeLock().lock();
    try {
      running.keySet().stream().sorted(Comparator.reverseOrder()).toList().forEach(this::close);
    } finally {
      ending.writeLock().unlock();
    }
  }

  private void close(Part part) {
    var closing = running.remove(part);
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (Exception e) {
      LoggerFactory.getLogger(Parts.class).warn("{} did not close cleanly", part, e);
    }
  }
}
