package io.snug.channel.copy;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;

/// Somebody as they were called when it was written down. Where only an id is known, the names are
/// empty.
public record Person(UserId id, String username, String name) {
  public Person {
    id = new UserId(StorableText.of(id.value()));
    username = StorableText.of(username);
    name = StorableText.of(name);
  }

  public static Person of(Caller caller) {
    return new Person(caller.userId(), caller.username(), caller.name());
  }

  public static Person unknown(String id) {
    return new Person(new UserId(id), "", "");
  }
}
