package io.snug.local.launch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// What the command line asks for.
///
/// @param port the gateway's; 0 takes a free one
/// @param fresh whether what earlier starts kept is deleted first
/// @param separate whether each service gets a JVM of its own
/// @param samples whether there are people and channels to try things with
/// @param rehearsal whether to stop again as soon as everything is ready
public record LaunchOptions(
    int port, Path data, boolean fresh, boolean separate, boolean samples, boolean rehearsal) {
  private static final int PORT_MAX = 65_535;

  /// Reads the options, or says in one sentence what is wrong with them.
  public static LaunchOptions parse(List<String> arguments) {
    var rest = new ArrayDeque<>(arguments);
    var options = new LaunchOptions(8080, Path.of(".snug"), false, false, true, false);
    while (!rest.isEmpty()) {
      options = options.with(rest.remove(), rest);
    }
    return options;
  }

  private LaunchOptions with(String option, Queue<String> rest) {
    return switch (option) {
      case "--port" -> new LaunchOptions(port(rest), data, fresh, separate, samples, rehearsal);
      case "--data" -> new LaunchOptions(port, data(rest), fresh, separate, samples, rehearsal);
      case "--fresh" -> new LaunchOptions(port, data, true, separate, samples, rehearsal);
      case "--separate" -> new LaunchOptions(port, data, fresh, true, samples, rehearsal);
      case "--no-samples" -> new LaunchOptions(port, data, fresh, separate, false, rehearsal);
      case "--rehearsal" -> new LaunchOptions(port, data, fresh, separate, samples, true);
      default ->
          throw new LaunchFault("there is no option " + option + "; --help lists those there are");
    };
  }

  private static int port(Queue<String> rest) {
    var text = value("--port", rest);
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= PORT_MAX) {
        return port;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new LaunchFault("--port takes a number from 0 to " + PORT_MAX + ", not " + text);
  }

  private static Path data(Queue<String> rest) {
    return Path.of(value("--data", rest));
  }

  private static String value(String option, Queue<String> rest) {
    var value = rest.poll();
    if (value == null || value.startsWith("--")) {
      throw new LaunchFault(option + " needs a value; --help shows how");
    }
    return value;
  }
}
