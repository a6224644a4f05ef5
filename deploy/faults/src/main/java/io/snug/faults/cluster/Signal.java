package io.snug.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What one process can do to another.
enum Signal {
  /// Ends it in the middle of whatever it does.
  KILL,
  /// Asks it to end.
  TERM,
  /// Freezes it: its sockets stay open, and it says nothing any more.
  STOP,
  /// Lets it go on where it was frozen.
  CONT;

  /// A process that has ended meanwhile is no fault.
  void send(long pid) {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
          .redirectErrorStream(true)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
