package io.snug.channel.directory;

import io.snug.channel.copy.StorableText;

/// What somebody looks for in the directory.
///
/// @param text a piece of the name, in any case; empty for everything
/// @param withPublic whether channels of others show up that are open to everybody
public record DirectoryRequest(
    String text, boolean withPublic, Sort sort, boolean ascending, int offset, int limit) {
  public DirectoryRequest {
    text = StorableText.of(text);
  }

  /// What a list can be ordered by.
  public enum Sort {
    NAME,
    CREATED,
    MEMBERS,
    LAST_MESSAGE
  }
}
