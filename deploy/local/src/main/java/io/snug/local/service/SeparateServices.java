package io.snug.local.service;

import io.snug.local.launch.DataFolder;
import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.Progress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Each service in a JVM of its own, so that one can be killed while the others run on.
public final class SeparateServices implements Services {
  private final Map<LocalService, Supervisor> supervisors = new EnumMap<>(LocalService.class);
  private volatile Runnable changed = () -> {};

  private SeparateServices() {}

  public static SeparateServices start(Wiring wiring, DataFolder folder, Progress progress)
      throws InterruptedException {
    var services = new SeparateServices();
    for (var service : LocalService.values()) {
      var command =
          new ServiceCommand(
              service,
              wiring.settings(service),
              ServiceJvm.likeThis(),
              folder.logs(),
              service.title());
      services.supervisors.put(
          service,
          new Supervisor(
              service, command, wiring.port(service), progress, () -> services.changed.run()));
    }
    try {
      services.startAll(progress);
    } catch (LaunchFault e) {
      services.close();
      throw e;
    }
    return services;
  }

  /// Calls back when a process was replaced.
  public void onChange(Runnable callback) {
    changed = callback;
  }

  private void startAll(Progress progress) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts =
          supervisors.entrySet().stream()
              .map(one -> threads.submit(() -> start(one.getKey(), one.getValue(), progress)))
              .toList();
      for (var start : starts) {
        await(start);
      }
    }
  }

  private static Void start(LocalService service, Supervisor supervisor, Progress progress)
      throws Exception {
    return progress.step(
        service.title(),
        () -> {
          supervisor.start();
          return null;
        });
  }

  private static void await(Future<Void> start) throws InterruptedException {
    try {
      start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LaunchFault fault) {
        throw fault;
      }
      throw new LaunchFault("a service's process cannot be started", e);
    }
  }

  @Override
  public Map<String, Long> processes() {
    return supervisors.entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().title(), one -> one.getValue().pid()));
  }

  @Override
  public void close() {
    supervisors.values().forEach(Supervisor::close);
  }
}
