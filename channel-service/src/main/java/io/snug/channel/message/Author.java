package io.snug.channel.message;

import io.snug.channel.copy.Person;
import io.snug.platform.caller.Caller;
import java.util.List;

/// Who posted a message, with the workspace roles they had then.
public record Author(Person person, List<String> roles) {
  public Author {
    roles = List.copyOf(roles);
  }

  public static Author of(Caller caller) {
    return new Author(Person.of(caller), caller.roles().stream().sorted().toList());
  }
}
