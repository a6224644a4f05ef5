package io.snug.local.wire;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON document that says what another must look like.
///
/// Every member must be there and no other, unless the object has a member `"..."`. The texts
/// `<string>`, `<number>`, `<boolean>`, `<object>`, `<array>` and `<any>` stand for any such value;
/// `<keep name>` keeps the value under that name, for later exchanges, and demands a text.
final class JsonPattern {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern KEEP = Pattern.compile("<keep (\\w+)>");
  private static final Set<String> KINDS =
      Set.of("<string>", "<number>", "<boolean>", "<object>", "<array>", "<any>");
  private static final String OTHERS = "...";

  private final Map<String, String> kept;

  JsonPattern(Map<String, String> kept) {
    this.kept = kept;
  }

  /// @throws AssertionError that names the first place where the document differs
  void check(String pattern, String document) {
    check("$", MAPPER.readTree(pattern), MAPPER.readTree(document));
  }

  private void check(String where, JsonNode pattern, JsonNode actual) {
    if (pattern.isString() && isPlaceholder(pattern.stringValue())) {
      checkPlaceholder(where, pattern.stringValue(), actual);
    } else if (pattern.isObject()) {
      checkObject(where, pattern, actual);
    } else if (pattern.isArray()) {
      checkArray(where, pattern, actual);
    } else {
      demand(pattern.equals(actual), where, pattern, actual);
    }
  }

  private void checkObject(String where, JsonNode pattern, JsonNode actual) {
    demand(actual.isObject(), where, pattern, actual);
    for (var member : pattern.properties()) {
      if (!member.getKey().equals(OTHERS)) {
        var path = where + "." + member.getKey();
        demand(actual.has(member.getKey()), path, member.getValue(), MAPPER.missingNode());
        check(path, member.getValue(), actual.get(member.getKey()));
      }
    }
    if (!pattern.has(OTHERS)) {
      var unexpected = new TreeSet<>(actual.propertyNames());
      unexpected.removeAll(pattern.propertyNames());
      if (!unexpected.isEmpty()) {
        throw new AssertionError(where + " has " + unexpected + " too, in " + actual);
      }
    }
  }

  private void checkArray(String where, JsonNode pattern, JsonNode actual) {
    demand(actual.isArray() && actual.size() == pattern.size(), where, pattern, actual);
    for (int i = 0; i < pattern.size(); i++) {
      check(where + "[" + i + "]", pattern.get(i), actual.get(i));
    }
  }

  private static boolean isPlaceholder(String text) {
    return KINDS.contains(text) || KEEP.matcher(text).matches();
  }

  private void checkPlaceholder(String where, String placeholder, JsonNode actual) {
    var keep = KEEP.matcher(placeholder);
    if (keep.matches()) {
      demand(actual.isString(), where, MAPPER.valueToTree(placeholder), actual);
      kept.put(keep.group(1), actual.stringValue());
      return;
    }
    boolean fits =
        switch (placeholder) {
          case "<string>" -> actual.isString();
          case "<number>" -> actual.isNumber();
          case "<object>" -> actual.isObject();
          case "<array>" -> actual.isArray();
          case "<boolean>" -> actual.isBoolean();
          default -> true;
        };
    demand(fits, where, MAPPER.valueToTree(placeholder), actual);
  }

  private static void demand(boolean holds, String where, JsonNode pattern, JsonNode actual) {
    if (!holds) {
      throw new AssertionError(where + " should be " + pattern + " and is " + actual);
    }
  }
}
