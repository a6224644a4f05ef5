package io.snug.faults.nemesis;

/// One way to break a Snug that is in use, and to mend it.
///
/// The three steps come one after the other. Mending comes whatever the first step ended with, and
/// must find its way from anywhere in it.
public interface Fault {
  /// The number of the fault in `docs/reliability.md`.
  int number();

  /// What `--only` calls it.
  String name();

  /// Breaks something and holds it broken as long as that takes. Calls [Notes#injected] for
  /// everything that was really broken.
  void inject(Stage stage) throws Exception;

  /// Mends it, without waiting for what recovers by itself: that is measured.
  void heal(Stage stage) throws Exception;

  /// Looks at what must hold afterwards, beyond what the checker looks at after every run.
  default void inspect(Stage stage) throws Exception {}

  /// Whether it needs that nobody else changes anything; then it comes after the traffic.
  default boolean isQuiet() {
    return false;
  }
}
