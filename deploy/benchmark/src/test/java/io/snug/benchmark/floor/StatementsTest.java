package io.snug.benchmark.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.benchmark.data.Person;
import io.snug.benchmark.data.Scale;
import io.snug.platform.json.Json;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The floor runs what the services run: when a statement, its name or its parameters change there,
/// this is where it shows.
class StatementsTest {
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([A-Za-z_][A-Za-z0-9_]*)");

  private final Statements statements =
      new Statements(new Statements.People("T1", "UA1", Scale.SMOKE), Json.object(), Json.object());

  static Stream<Function<Statements, SqlFloor>> calls() {
    return Stream.of(
        all -> all.create(50),
        Statements::hide,
        all -> all.post("GT"),
        Statements::info,
        all -> all.list(new Person("UL1")),
        Statements::history,
        Statements::findDirect,
        all -> all.directory(new Person("UL1"), "gw"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyParameterOfTheServicesStatements_hasAValue(Function<Statements, SqlFloor> call) {
    for (var part : call.apply(statements).parts()) {
      assertThat(part.script()).endsWith(";\n");
      for (var variable : VARIABLE.matcher(part.script()).results().toList()) {
        assertThat(isKnown(variable.group(1), part)).as(variable.group()).isTrue();
      }
    }
  }

  private static boolean isKnown(String variable, SqlFloor.Part part) {
    return part.definitions().containsKey(variable)
        || part.script().contains("\\set " + variable + " ")
        || variable.equals("run")
        || variable.equals("client_id");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void colonsInLiterals_areNotTakenForVariables(Function<Statements, SqlFloor> call) {
    for (var part : call.apply(statements).parts()) {
      assertThat(part.script()).doesNotContain("HH24:MI");
    }
  }
}
