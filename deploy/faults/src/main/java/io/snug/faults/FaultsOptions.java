package io.snug.faults;

import io.snug.faults.nemesis.Catalogue;
import io.snug.faults.nemesis.Fault;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a run is to do.
///
/// @param seed of all choices
/// @param minutes how long to go on with further rounds of faults; one round is always ended
/// @param only names of the faults to inject; empty for all
/// @param brief whether everything is short
/// @param clients how many people use Snug meanwhile
/// @param folder for data, logs and the history
public record FaultsOptions(
    long seed, int minutes, Set<String> only, boolean brief, int clients, Path folder) {
  private static final int CLIENTS = 24;

  public FaultsOptions {
    only = Set.copyOf(only);
  }

  /// @throws IllegalArgumentException for what no option is called, in a sentence for the person
  static FaultsOptions parse(List<String> arguments) {
    long seed = System.nanoTime() & 0xffff_ffffL;
    int minutes = 0;
    Set<String> only = Set.of();
    boolean brief = false;
    int clients = CLIENTS;
    var folder = Path.of("target", "faults");
    var rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      var option = rest.pop();
      switch (option) {
        case "--seed" -> seed = Long.parseLong(value(option, rest));
        case "--minutes" -> minutes = Integer.parseInt(value(option, rest));
        case "--only" ->
            only = new LinkedHashSet<>(Arrays.asList(value(option, rest).split(",", -1)));
        case "--short" -> brief = true;
        case "--clients" -> clients = Integer.parseInt(value(option, rest));
        case "--data" -> folder = Path.of(value(option, rest));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    return new FaultsOptions(seed, minutes, only, brief, clients, folder.toAbsolutePath());
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return Objects.requireNonNull(rest.pop());
  }

  /// What is to be injected in one round.
  List<Fault> faults() {
    if (!only.isEmpty()) {
      return Catalogue.named(only);
    }
    return brief ? Catalogue.brief() : Catalogue.all();
  }
}
