package io.snug.auth.login;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.auth.password.PasswordHashing;
import io.snug.platform.dialect.Dialect;
import org.springframework.stereotype.Component;

/// Counts log-ins by dialect and outcome, and those that wait for a turn.
@Component
public class LogInMetrics {
  private static final String LOG_INS = "snug.auth.log.ins";
  private static final String WAITING = "snug.auth.log.ins.waiting";

  private final MeterRegistry registry;

  public LogInMetrics(MeterRegistry registry, PasswordHashing passwords) {
    this.registry = registry;
    registry.gauge(WAITING, passwords, PasswordHashing::waiting);
  }

  void count(Dialect dialect, LogInResult result) {
    registry
        .counter(LOG_INS, "dialect", dialect.wireName(), "outcome", outcome(result))
        .increment();
  }

  private static String outcome(LogInResult result) {
    return switch (result) {
      case LogInResult.Accepted _ -> "accepted";
      case LogInResult.Refused _ -> "refused";
      case LogInResult.Deactivated _ -> "deactivated";
      case LogInResult.Throttled _ -> "throttled";
      case LogInResult.Overloaded _ -> "overloaded";
    };
  }
}
