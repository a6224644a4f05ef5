package io.snug.benchmark.floor;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement of a service, taken from the constant the service itself runs, with its named
/// parameters bound to what `pgbench` knows.
///
/// @param owner the class that has it
/// @param constant the name of its constant
/// @param values an SQL expression for each parameter
record Sql(String owner, String constant, Map<String, String> values) {
  /// A parameter, but no cast; or a whole literal.
  private static final Pattern PLACE =
      Pattern.compile("'(?:[^']|'')*'|(?<!:):([A-Za-z_][A-Za-z0-9_]*)");

  /// The statement for a `pgbench` script.
  String script() {
    var place = PLACE.matcher(text());
    var script = new StringBuilder();
    while (place.find()) {
      place.appendReplacement(script, Matcher.quoteReplacement(substitute(place)));
    }
    return place.appendTail(script).toString().strip() + ";\n";
  }

  SqlFloor.Statement statement() {
    return new SqlFloor.Statement(
        owner.substring(owner.lastIndexOf('.') + 1) + "." + constant, script());
  }

  private String substitute(Matcher place) {
    var parameter = place.group(1);
    return parameter == null ? literal(place.group()) : value(parameter);
  }

  /// `pgbench` would take `HH24:MI` for a variable, in a literal too.
  private static String literal(String literal) {
    return literal.contains(":") ? "U&" + literal.replace(":", "\\003A") : literal;
  }

  private String value(String parameter) {
    var value = values.get(parameter);
    if (value == null) {
      throw new IllegalStateException(
          "the floor has no value for :%s of %s.%s".formatted(parameter, owner, constant));
    }
    return value;
  }

  private String text() {
    return (String) read(owner, constant);
  }

  /// What the services' sessions have set.
  static Map<?, ?> session() {
    return (Map<?, ?>) read("io.snug.platform.service.DatabaseConfiguration", "SESSION");
  }

  /// From the class, so that the floor always runs what the service runs.
  private static Object read(String owner, String constant) {
    try {
      var field = Class.forName(owner).getDeclaredField(constant);
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the floor needs %s.%s, which is not there any more".formatted(owner, constant), e);
    }
  }

  /// What a call makes one database do, each statement for itself.
  static String statements(List<Sql> statements) {
    var script = new StringBuilder();
    statements.forEach(statement -> script.append(statement.script()));
    return script.toString();
  }
}
