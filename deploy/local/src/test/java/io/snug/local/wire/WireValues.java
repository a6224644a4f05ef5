package io.snug.local.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What `{{…}}` stands for in a script: a sample account's members (`{{alice.slack.userToken}}`),
/// `{{unique}}` (one fresh word per script), `{{long}}` (a hundred letters), `{{huge}}` (two
/// million), and what earlier replies kept.
final class WireValues {
  private static final Pattern VALUE = Pattern.compile("\\{\\{([\\w.]+)}}");

  private final JsonNode snug;
  private final Map<String, String> kept = new HashMap<>();

  WireValues(JsonNode snug) {
    this.snug = snug;
    kept.put("unique", "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    kept.put("long", "x".repeat(100));
    kept.put("huge", "x".repeat(2_000_000));
  }

  Map<String, String> kept() {
    return kept;
  }

  String fill(String text) {
    return VALUE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  private String value(String name) {
    var known = kept.get(name);
    return known != null ? known : ofAccount(name);
  }

  private String ofAccount(String name) {
    var path = name.split("\\.");
    for (var account : snug.get("accounts")) {
      if (account.get("username").asString().equals(path[0])) {
        JsonNode value = account;
        for (int i = 1; i < path.length; i++) {
          value = value.path(path[i]);
        }
        return value.asString();
      }
    }
    throw new IllegalArgumentException("nothing is called {{" + name + "}}");
  }
}
