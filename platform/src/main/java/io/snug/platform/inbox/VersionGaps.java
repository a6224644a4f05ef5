package io.snug.platform.inbox;

import io.snug.platform.event.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Watches for events that are missing: an aggregate's versions follow each other, so one that
/// jumps tells of others that have not come. They count as missing until they do.
///
/// What came first of an aggregate is where counting begins. So many aggregates are watched, those
/// heard of last; one that is forgotten begins anew. Used by the thread that reads.
final class VersionGaps {
  private static final int AGGREGATES_MAX = 2_000;

  /// A jump by more is not counted one by one.
  private static final int MISSING_MAX = 1_000;

  private final Map<TopicPartition, Watch> watches = new HashMap<>();

  /// The versions of one aggregate.
  private static final class Versions {
    private long newest;
    private @Nullable TreeSet<Long> missing;

    Versions(long first) {
      newest = first;
    }

    /// How many more are missing now than before; negative when one was found.
    int hear(long version) {
      if (version <= newest) {
        return missing != null && missing.remove(version) ? -1 : 0;
      }
      long next = newest + 1;
      newest = version;
      return version == next ? 0 : miss(Math.max(next, version - MISSING_MAX), version);
    }

    private int miss(long from, long until) {
      var all = missing == null ? new TreeSet<Long>() : missing;
      int before = all.size();
      for (long skipped = from; skipped < until; skipped++) {
        all.add(skipped);
      }
      while (all.size() > MISSING_MAX) {
        all.pollFirst();
      }
      missing = all;
      return all.size() - before;
    }

    int missing() {
      return missing == null ? 0 : missing.size();
    }
  }

  /// The aggregates of one partition.
  private static final class Watch extends LinkedHashMap<String, Versions> {
    private static final long serialVersionUID = 1L;
    private int missing;

    Watch() {
      super(16, 0.75f, true);
    }

    int hear(Event event) {
      var known = get(event.subject());
      if (known == null) {
        put(event.subject(), new Versions(event.version()));
        return 0;
      }
      int change = known.hear(event.version());
      missing += change;
      return change;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Versions> eldest) {
      boolean full = size() > AGGREGATES_MAX;
      if (full) {
        missing -= eldest.getValue().missing();
      }
      return full;
    }
  }

  /// Takes note of an event; yields how many events turned out to be missing by it.
  int hear(TopicPartition partition, Event event) {
    return Math.max(0, watches.computeIfAbsent(partition, _ -> new Watch()).hear(event));
  }

  /// Others watch these now.
  void forget(Collection<TopicPartition> partitions) {
    watches.keySet().removeAll(partitions);
  }

  /// How many events are missing now.
  int missing() {
    return watches.values().stream().mapToInt(watch -> watch.missing).sum();
  }
}
