package io.snug.benchmark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/// What the command line asks for.
///
/// @param only names of calls; empty for all
/// @param out where results go
record Options(Path repository, Plan plan, Set<String> only, Path out) {
  static Options parse(List<String> arguments) {
    var rest = new ArrayDeque<>(arguments);
    var here = Path.of("").toAbsolutePath();
    var options = new Options(here, Plan.FULL, Set.of(), here);
    boolean placed = false;
    while (!rest.isEmpty()) {
      var option = rest.remove();
      placed |= option.equals("--out");
      options = options.with(option, rest);
    }
    return placed ? options : options.to(options.repository.resolve(RESULTS));
  }

  private static final String RESULTS = "deploy/benchmark/target/results";

  private Options with(String option, Queue<String> rest) {
    return switch (option) {
      case "--quick" -> new Options(repository, Plan.QUICK, only, out);
      case "--smoke" -> new Options(repository, Plan.SMOKE, only, out);
      case "--only" -> new Options(repository, plan, Set.of(value(option, rest).split(",")), out);
      case "--out" -> to(Path.of(value(option, rest)).toAbsolutePath());
      case "--repository" ->
          new Options(Path.of(value(option, rest)).toAbsolutePath(), plan, only, out);
      default ->
          throw new IllegalArgumentException(
              "there is no option " + option + "; --help lists those there are");
    };
  }

  private Options to(Path folder) {
    return new Options(repository, plan, only, folder);
  }

  private static String value(String option, Queue<String> rest) {
    var value = rest.poll();
    if (value == null || value.startsWith("--")) {
      throw new IllegalArgumentException(option + " needs a value; --help shows how");
    }
    return value;
  }

  boolean wants(String call) {
    return only.isEmpty() || only.contains(call);
  }
}
