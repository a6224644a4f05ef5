package io.snug.channel.channel;

/// What somebody may do with a channel's messages.
public record Access(boolean read, boolean write) {
  public static final Access NONE = new Access(false, false);
  public static final Access READ = new Access(true, false);
  public static final Access FULL = new Access(true, true);

  public boolean isNone() {
    return !read && !write;
  }
}
