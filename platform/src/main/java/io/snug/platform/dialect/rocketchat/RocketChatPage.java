package io.snug.platform.dialect.rocketchat;

import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Which part of a list a call asks for, by `offset`, `count` and `sort`.
///
/// @param count rows wanted; 0 means as many as [#COUNT_UNLIMITED]
/// @param sort member name → whether ascending, in the order given
public record RocketChatPage(int offset, int count, Map<String, Boolean> sort) {
  public static final int COUNT_DEFAULT = 50;
  public static final int COUNT_MAX = 100;

  /// What "no limit" means: bounded all the same.
  public static final int COUNT_UNLIMITED = 10_000;

  /// Reads the page; a sort that is no JSON object of 1 and -1 is a [RocketChatFault].
  public static RocketChatPage of(RocketChatArguments arguments) {
    int count = number(arguments.parameter("count"), COUNT_DEFAULT);
    return new RocketChatPage(
        number(arguments.parameter("offset"), 0),
        count == 0 ? COUNT_UNLIMITED : Math.min(count, COUNT_MAX),
        sort(arguments.parameter("sort")));
  }

  private static int number(@Nullable String text, int absent) {
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text.strip());
      return number < 0 ? absent : number;
    } catch (NumberFormatException _) {
      return absent;
    }
  }

  private static Map<String, Boolean> sort(@Nullable String text) {
    var sort = new LinkedHashMap<String, Boolean>();
    if (text == null || text.isBlank()) {
      return sort;
    }
    try {
      for (var member : ClientJson.parseObject(text).properties()) {
        sort.put(member.getKey(), ascending(member.getValue().asString()));
      }
    } catch (JacksonException | IllegalArgumentException _) {
      throw RocketChatFault.of(
          "error-invalid-sort",
          "Invalid sort parameter provided: \"" + text + "\"",
          Json.object().put("helperMethod", "parseJsonQuery"));
    }
    return sort;
  }

  private static boolean ascending(String direction) {
    return switch (direction) {
      case "1" -> true;
      case "-1" -> false;
      default -> throw new IllegalArgumentException("neither 1 nor -1");
    };
  }
}
