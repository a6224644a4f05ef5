package io.snug.local.service;

import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.Progress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/// All services in this JVM, each in a context of its own. They start side by side and are closed
/// one after the other, the gateway first, so that nobody calls what is gone.
public final class SharedServices implements Services {
  private final Map<LocalService, ConfigurableApplicationContext> contexts =
      new EnumMap<>(LocalService.class);

  private SharedServices() {}

  public static SharedServices start(Wiring wiring, Progress progress) throws InterruptedException {
    var services = new SharedServices();
    try (var threads = Executors.newFixedThreadPool(LocalService.values().length)) {
      var starts =
          new EnumMap<LocalService, Future<ConfigurableApplicationContext>>(LocalService.class);
      for (var service : LocalService.values()) {
        starts.put(service, submit(threads, service, wiring, progress));
      }
      services.await(starts);
    } catch (LaunchFault e) {
      services.close();
      throw e;
    }
    return services;
  }

  private static Future<ConfigurableApplicationContext> submit(
      ExecutorService threads, LocalService service, Wiring wiring, Progress progress) {
    return threads.submit(
        () ->
            progress.step(
                service.title(), () -> ServiceContext.run(service, wiring.settings(service))));
  }

  /// Waits for all of them, so that what did start can be closed when one did not.
  private void await(Map<LocalService, Future<ConfigurableApplicationContext>> starts)
      throws InterruptedException {
    var faults = new EnumMap<LocalService, Throwable>(LocalService.class);
    for (var start : starts.entrySet()) {
      try {
        contexts.put(start.getKey(), start.getValue().get());
      } catch (ExecutionException e) {
        faults.put(start.getKey(), e.getCause() == null ? e : e.getCause());
      }
    }
    for (var fault : faults.entrySet()) {
      throw ServiceContext.fault(fault.getKey(), fault.getValue());
    }
  }

  @Override
  public Map<String, Long> processes() {
    var self = ProcessHandle.current().pid();
    return Arrays.stream(LocalService.values())
        .collect(Collectors.toMap(LocalService::title, _ -> self));
  }

  @Override
  public void close() {
    contexts.values().forEach(ConfigurableApplicationContext::close);
  }
}
