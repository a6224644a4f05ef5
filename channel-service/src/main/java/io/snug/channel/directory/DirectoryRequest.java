package io.snug.channel.directory;

/// What somebody looks for in the directory.
///
/// @param text a piece of the name, in any case; empty for everything
/// @param withPublic whether channels of others show up that are open to everybody
public record DirectoryRequest(
    String text, boolean withPublic, Sort sort, boolean ascending, int offset, int limit) {

  /// What a list can be ordered by.
  public enum Sort {
    NAME,
    CREATED,
    MEMBERS,
    LAST_MESSAGE
  }
}
