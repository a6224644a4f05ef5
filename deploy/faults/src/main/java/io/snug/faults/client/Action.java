package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a client wants, in no dialect's words.
sealed interface Action {
  Kind kind();

  /// What is known of it before it is sent.
  Map<Fact, String> facts();

  record LogIn(Person person) implements Action {
    @Override
    public Kind kind() {
      return Kind.LOG_IN;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of();
    }
  }

  record LogOut(Credential credential) implements Action {
    @Override
    public Kind kind() {
      return Kind.LOG_OUT;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.TOKEN, Credential.digest(credential.token()));
    }
  }

  record Create(String name, List<Person> others) implements Action {
    @Override
    public Kind kind() {
      return Kind.CREATE;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(
          Fact.NAME,
          name,
          Fact.OTHER,
          others.stream().map(Person::id).collect(Collectors.joining(" ")));
    }
  }

  record Direct(Person other) implements Action {
    @Override
    public Kind kind() {
      return Kind.DIRECT;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.OTHER, other.id());
    }
  }

  record Invite(String channel, Person other) implements Action {
    @Override
    public Kind kind() {
      return Kind.INVITE;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel, Fact.OTHER, other.id());
    }
  }

  record Remove(String channel, Person other) implements Action {
    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel, Fact.OTHER, other.id());
    }
  }

  record Leave(String channel) implements Action {
    @Override
    public Kind kind() {
      return Kind.LEAVE;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel);
    }
  }

  record Hide(String channel) implements Action {
    @Override
    public Kind kind() {
      return Kind.HIDE;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel);
    }
  }

  record Show(String channel) implements Action {
    @Override
    public Kind kind() {
      return Kind.SHOW;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel);
    }
  }

  /// @param id what the client calls its message, in dialects that let it
  record Post(String channel, String text, String id) implements Action {
    @Override
    public Kind kind() {
      return Kind.POST;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel, Fact.TEXT, text, Fact.CLIENT_MESSAGE, id);
    }
  }

  record Rename(String channel, String name) implements Action {
    @Override
    public Kind kind() {
      return Kind.RENAME;
    }

    @Override
    public Map<Fact, String> facts() {
      return Map.of(Fact.CHANNEL, channel, Fact.NAME, name);
    }
  }

  /// Looks for one channel in the caller's own list.
  ///
  /// @param expected what the caller's last write lets them expect; empty where they expect nothing
  record Look(String channel, String expected) implements Action {
    @Override
    public Kind kind() {
      return Kind.LIST;
    }

    @Override
    public Map<Fact, String> facts() {
      return expected.isEmpty()
          ? Map.of(Fact.CHANNEL, channel)
          : Map.of(Fact.CHANNEL, channel, Fact.EXPECTED, expected);
    }
  }

  /// Reads a channel's newest messages.
  record Read(String channel, String expected) implements Action {
    /// How many messages are asked for.
    static final int PAGE = 50;

    /// Stands for a message that no client wrote, so that a page's length can be told.
    static final String OTHER = "-";

    @Override
    public Kind kind() {
      return Kind.READ;
    }

    @Override
    public Map<Fact, String> facts() {
      return expected.isEmpty()
          ? Map.of(Fact.CHANNEL, channel)
          : Map.of(Fact.CHANNEL, channel, Fact.EXPECTED, expected);
    }
  }
}
