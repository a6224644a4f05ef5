package io.snug.local;

import io.snug.local.launch.DataFolder;
import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.LaunchOptions;
import io.snug.local.launch.Logs;
import io.snug.local.launch.Parts;
import io.snug.local.launch.Parts.Part;
import io.snug.local.launch.Progress;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Starts everything and stays until it is told to stop.
///
/// Whatever keeps it from starting is told in one sentence and ends it with status 1. It stops in
/// order, on Ctrl-C as on `kill`, also in the middle of a start.
public final class LocalSnug {
  private LocalSnug() {}

  public static void main(String[] arguments) {
    var progress = new Progress(System.out);
    try {
      launch(LaunchOptions.parse(List.of(arguments)), progress);
    } catch (LaunchFault fault) {
      fail(fault);
    } catch (Exception unforeseen) {
      fail(new LaunchFault("Snug does not start: " + unforeseen, unforeseen));
    }
  }

  private static void launch(LaunchOptions options, Progress progress) throws Exception {
    var parts = new Parts();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts, progress), "stop"));
    var folder = parts.start(Part.DATA_FOLDER, () -> DataFolder.open(options.data()));
    if (options.fresh()) {
      folder.empty();
    }
    Logs.to(folder.logs().resolve("snug.log"));
    new Launch(options, folder, parts, progress).run();
    if (options.rehearsal()) {
      System.exit(0);
    }
  }

  private static void stop(Parts parts, Progress progress) {
    boolean noticed = !parts.isEmpty();
    if (noticed) {
      progress.say("Snug is stopping …");
    }
    parts.close();
    if (noticed) {
      progress.say("Snug has stopped.");
    }
  }

  /// The sentence is for the person, the rest for the log, where there is one already.
  private static void fail(LaunchFault fault) {
    System.err.println("snug: " + fault.getMessage());
    if (System.getProperty("snug.log.file") != null) {
      LoggerFactory.getLogger(LocalSnug.class).info("the start failed", fault);
    }
    System.exit(1);
  }
}
