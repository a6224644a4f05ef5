package io.snug.platform.dialect;

/// A protocol clients speak, unmodified. The wire name is what metrics, events and the database
/// say.
public enum Dialect {
  SLACK("slack"),
  ROCKET_CHAT("rocket-chat"),
  OPEN_WEBUI("open-webui");

  private final String wireName;

  Dialect(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /// The dialect of a wire name.
  public static Dialect of(String wireName) {
    for (var dialect : values()) {
      if (dialect.wireName.equals(wireName)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException("no dialect is called " + wireName);
  }
}
