package io.snug.local.service;

import io.snug.local.launch.LaunchFault;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// One service started from this class path, which holds the others too.
final class ServiceContext {
  private ServiceContext() {}

  static ConfigurableApplicationContext run(LocalService service, Map<String, String> settings) {
    var arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return service.builder().run(arguments);
  }

  /// Names the deepest cause; the rest is in the log.
  static LaunchFault fault(LocalService service, Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new LaunchFault(
        service.title() + " does not start: " + reason.lines().findFirst().orElse(reason), failure);
  }
}
