package io.snug.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Runs calls on threads of their own that all begin in the same moment.
public final class AtOnce {
  private AtOnce() {}

  /// What they returned, in the order they were given.
  public static List<String> run(List<Callable<String>> calls)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(calls.size());
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var waiting =
          calls.stream()
              .<Callable<String>>map(
                  call ->
                      () -> {
                        start.await();
                        return call.call();
                      })
              .toList();
      for (var outcome : threads.invokeAll(waiting)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }
}
