package io.snug.platform.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A statement whose named parameters have become numbers, the form PostgreSQL understands: `:name`
/// turns into `$1`, each time it occurs. White space is brought together, for the driver reads the
/// text again on every execution.
///
/// @param text with numbered parameters
/// @param numbers of the parameters, from 0, by name
record NamedSql(String text, Map<String, Integer> numbers) {
  /// What is left as it is comes first: quoted text, casts. Then a parameter or white space.
  private static final Pattern TOKEN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|::|:(?<name>[A-Za-z]\\w*)|(?<space>\\s+|--[^\\n]*)+");

  static NamedSql of(String sql) {
    var numbers = new LinkedHashMap<String, Integer>();
    var text = new StringBuilder();
    var matcher = TOKEN.matcher(sql.strip());
    while (matcher.find()) {
      var name = matcher.group("name");
      if (name != null) {
        numbers.putIfAbsent(name, numbers.size());
        matcher.appendReplacement(text, "\\$" + (numbers.get(name) + 1));
      } else if (matcher.group("space") != null) {
        matcher.appendReplacement(text, " ");
      }
    }
    return new NamedSql(matcher.appendTail(text).toString(), Map.copyOf(numbers));
  }

  /// The number of a parameter, from 0.
  ///
  /// @throws IllegalArgumentException when the statement has none of that name
  int number(String name) {
    var number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no parameter :" + name + " in " + text);
    }
    return number;
  }
}
