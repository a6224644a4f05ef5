package io.snug.faults.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the databases hold: the rows of each owner, and the copies in the other services.
///
/// @param memberCounts how many are in a channel, as membership-service counts them
/// @param unpublished events that wait in an outbox
public record Rows(
    List<Channel> channels,
    List<Message> messages,
    List<Membership> memberships,
    List<Account> accounts,
    List<Token> tokens,
    List<Channel> channelCopies,
    Map<String, Long> memberCounts,
    List<Membership> memberCopies,
    List<Account> accountsOfChannels,
    List<Account> accountsOfMemberships,
    long unpublished) {

  /// @param origin the dialect it was made in
  public record Channel(
      String id,
      String type,
      String name,
      String creator,
      String origin,
      long version,
      long lastSeq,
      long messageCount) {
    boolean isDirect() {
      return type.equals("direct");
    }
  }

  /// @param seq null for a reply that is shown in its thread only
  /// @param ts in microseconds
  public record Message(
      String channel, String id, @Nullable Long seq, long ts, String author, String text) {}

  /// @param hiddenAtSeq null where it is not hidden
  public record Membership(
      String channel,
      String account,
      List<String> roles,
      boolean active,
      @Nullable Long hiddenAtSeq,
      long version) {
    public Membership {
      roles = roles.stream().sorted().toList();
    }

    String subject() {
      return channel + "/" + account;
    }
  }

  public record Account(
      String id,
      String username,
      String name,
      String email,
      List<String> roles,
      boolean active,
      long version) {
    public Account {
      roles = roles.stream().sorted().toList();
    }
  }

  /// @param digest SHA-256 of the token, in hexadecimal digits
  public record Token(String id, String digest, boolean revoked) {}
}
