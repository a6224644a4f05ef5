package io.snug.membership.membership;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts what came of commands.
@Component
public class Outcomes {
  static final String COMMANDS = "snug.membership.commands";

  private final MeterRegistry meters;

  Outcomes(MeterRegistry meters) {
    this.meters = meters;
  }

  public void count(String command, Object result) {
    meters
        .counter(COMMANDS, "command", command, "outcome", result.getClass().getSimpleName())
        .increment();
  }
}
