package io.snug.channel.channel;

import io.snug.platform.caller.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How a channel is shared beyond its members, and what its maker attached to it unexplained.
///
/// @param kind the maker's word for the channel's kind: `group`, `dm`, `standard` or any other;
///   null is a standard one
/// @param markedPrivate as the maker said; it decides nothing
/// @param data opaque
/// @param meta opaque
public record Sharing(
    @Nullable String kind,
    @Nullable String description,
    @Nullable Boolean markedPrivate,
    @Nullable ObjectNode data,
    @Nullable ObjectNode meta,
    List<Grant> grants) {
  public static final String GROUP = "group";
  public static final String DIRECT = "dm";
  public static final String STANDARD = "standard";

  public Sharing {
    grants = List.copyOf(grants);
  }

  /// How a channel is shared whose maker said nothing about it: public ones with everybody.
  public static Sharing usual(ChannelType type, Instant now) {
    return switch (type) {
      case PRIVATE -> plain(GROUP, List.of());
      case DIRECT -> plain(DIRECT, List.of());
      case PUBLIC ->
          plain(
              STANDARD,
              List.of(Grant.toEverybody(Grant.READ, now), Grant.toEverybody(Grant.WRITE, now)));
    };
  }

  private static Sharing plain(String kind, List<Grant> grants) {
    return new Sharing(kind, null, null, null, null, grants);
  }

  /// Whether access comes from grants rather than from membership.
  public boolean isByGrant() {
    return !GROUP.equals(kind) && !DIRECT.equals(kind);
  }

  public boolean permits(Caller caller, String permission) {
    return grants.stream()
        .anyMatch(grant -> grant.permission().equals(permission) && grant.covers(caller));
  }

  public boolean isReadableByEverybody() {
    return grants.stream()
        .anyMatch(grant -> grant.isForEverybody() && grant.permission().equals(Grant.READ));
  }
}
