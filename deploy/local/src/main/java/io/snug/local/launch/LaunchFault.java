package io.snug.local.launch;

import org.jspecify.annotations.Nullable;

/// Why Snug cannot start, in one sentence for the person at the terminal. No stack trace is shown
/// for it.
public final class LaunchFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LaunchFault(String sentence) {
    super(sentence);
  }

  public LaunchFault(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
