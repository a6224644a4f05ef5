package io.snug.channel.message;

import io.snug.channel.copy.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a message says.
///
/// @param systemType what a message says that nobody wrote, such as `au` for "user added"
/// @param data opaque
/// @param meta opaque
/// @param extra members of a client's message object that Snug keeps without understanding them
public record Content(
    String text,
    @Nullable String systemType,
    List<Person> mentions,
    boolean mentionsAll,
    @Nullable ObjectNode data,
    @Nullable ObjectNode meta,
    ObjectNode extra) {
  public Content {
    mentions = List.copyOf(mentions);
  }
}
