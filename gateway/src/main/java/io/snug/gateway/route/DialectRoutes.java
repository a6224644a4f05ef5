package io.snug.gateway.route;

import static io.snug.gateway.route.Access.OPEN;
import static io.snug.gateway.route.Access.OPTIONAL;
import static io.snug.gateway.route.Access.PENDING_TOO;
import static io.snug.gateway.route.Access.SIGNED_IN;
import static io.snug.gateway.route.RateTier.SPECIAL;
import static io.snug.gateway.route.RateTier.TIER_2;
import static io.snug.gateway.route.RateTier.TIER_3;
import static io.snug.gateway.route.RateTier.TIER_4;
import static io.snug.platform.internal.Peer.AUTH;
import static io.snug.platform.internal.Peer.CHANNEL;
import static io.snug.platform.internal.Peer.MEMBERSHIP;

import io.snug.platform.caller.CredentialKind;
import io.snug.platform.internal.Peer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The whole map from wire method to service. Who changes a thing serves it: channels and messages
/// are channel-service's, what is one person's relation to a channel is membership-service's.
///
/// A Rocket.Chat name that ends in `.*` or `/*` stands for its whole family; a full name wins over
/// it. Open WebUI patterns know `{}` for one segment and `**` for any rest; the more literal wins.
public final class DialectRoutes {
  private static final boolean JSON = true;
  private static final boolean FORM = false;

  private static final Set<CredentialKind> USER = Set.of(CredentialKind.SLACK_USER);
  private static final Set<CredentialKind> ANY =
      Set.of(CredentialKind.SLACK_USER, CredentialKind.SLACK_BOT);

  private static final Scopes READ =
      Scopes.of("groups:read", "channels:read", "mpim:read", "im:read");
  private static final Scopes HISTORY =
      Scopes.of("groups:history", "channels:history", "mpim:history", "im:history");
  private static final Scopes WRITE =
      Scopes.of("groups:write", "channels:manage", "channels:write", "mpim:write", "im:write");
  private static final Scopes INVITE =
      Scopes.of(
          "groups:write",
          "groups:write.invites",
          "channels:manage",
          "channels:write",
          "channels:write.invites");
  private static final Scopes GROUPS_READ = Scopes.of("groups:read");
  private static final Scopes GROUPS_HISTORY = Scopes.of("groups:history");
  private static final Scopes GROUPS_WRITE = Scopes.of("groups:write");

  static final List<SlackMethod> SLACK =
      List.of(
          new SlackMethod("api.test", AUTH, OPEN, TIER_4, JSON, ANY, Scopes.NONE),
          slack("auth.test", AUTH, SPECIAL, JSON, ANY, Scopes.NONE),
          slack("auth.revoke", AUTH, TIER_3, FORM, ANY, Scopes.NONE),
          slack("users.info", AUTH, TIER_4, FORM, ANY, Scopes.of("users:read")),
          slack("users.list", AUTH, TIER_2, FORM, ANY, Scopes.of("users:read")),
          slack("users.lookupByEmail", AUTH, TIER_3, FORM, ANY, Scopes.of("users:read.email")),
          slack("team.info", AUTH, TIER_3, FORM, ANY, Scopes.of("team:read")),
          //
          slack("groups.create", CHANNEL, TIER_2, JSON, USER, GROUPS_WRITE),
          slack("groups.rename", CHANNEL, TIER_2, JSON, ANY, GROUPS_WRITE),
          slack("groups.info", CHANNEL, TIER_3, FORM, ANY, GROUPS_READ),
          slack("groups.history", CHANNEL, TIER_3, FORM, ANY, GROUPS_HISTORY),
          slack("groups.replies", CHANNEL, TIER_3, FORM, ANY, GROUPS_HISTORY),
          slack("conversations.create", CHANNEL, TIER_2, JSON, ANY, WRITE),
          slack("conversations.rename", CHANNEL, TIER_2, JSON, ANY, WRITE),
          slack("conversations.info", CHANNEL, TIER_3, FORM, ANY, READ),
          slack("conversations.history", CHANNEL, TIER_3, FORM, ANY, HISTORY),
          slack("conversations.replies", CHANNEL, TIER_3, FORM, ANY, HISTORY),
          slack("chat.postMessage", CHANNEL, SPECIAL, JSON, ANY, Scopes.of("chat:write")),
          //
          slack("groups.list", MEMBERSHIP, TIER_3, FORM, ANY, GROUPS_READ),
          slack("groups.open", MEMBERSHIP, TIER_2, JSON, ANY, GROUPS_WRITE),
          slack("groups.close", MEMBERSHIP, TIER_2, FORM, ANY, GROUPS_WRITE),
          slack("groups.invite", MEMBERSHIP, TIER_3, JSON, ANY, GROUPS_WRITE),
          slack("groups.leave", MEMBERSHIP, TIER_2, JSON, ANY, GROUPS_WRITE),
          slack("groups.kick", MEMBERSHIP, TIER_2, JSON, ANY, GROUPS_WRITE),
          slack("groups.mark", MEMBERSHIP, TIER_3, JSON, ANY, GROUPS_WRITE),
          slack("conversations.list", MEMBERSHIP, TIER_2, FORM, ANY, READ),
          slack("conversations.members", MEMBERSHIP, TIER_4, FORM, ANY, READ),
          slack("conversations.invite", MEMBERSHIP, TIER_3, JSON, ANY, INVITE),
          slack("conversations.leave", MEMBERSHIP, TIER_3, JSON, ANY, WRITE),
          slack("conversations.kick", MEMBERSHIP, TIER_3, JSON, ANY, WRITE),
          slack("conversations.mark", MEMBERSHIP, TIER_3, JSON, ANY, WRITE),
          slack("users.conversations", MEMBERSHIP, TIER_3, FORM, ANY, READ));

  static final List<RocketChatRoute> ROCKET_CHAT =
      List.of(
          rocketChat("login", AUTH, OPEN),
          rocketChat("logout", AUTH, SIGNED_IN),
          rocketChat("me", AUTH, SIGNED_IN),
          rocketChat("info", AUTH, OPTIONAL),
          rocketChat("users.*", AUTH, SIGNED_IN),
          rocketChat("settings.public", AUTH, OPTIONAL),
          rocketChat("settings.oauth", AUTH, OPTIONAL),
          rocketChat("settings.*", AUTH, SIGNED_IN),
          rocketChat("settings/*", AUTH, SIGNED_IN),
          rocketChat("service.configurations", AUTH, OPTIONAL),
          rocketChat("permissions.*", AUTH, SIGNED_IN),
          rocketChat("roles.*", AUTH, SIGNED_IN),
          rocketChat("slackTokens.create", AUTH, SIGNED_IN),
          //
          rocketChat("groups.create", CHANNEL, SIGNED_IN),
          rocketChat("groups.rename", CHANNEL, SIGNED_IN),
          rocketChat("groups.info", CHANNEL, SIGNED_IN),
          rocketChat("groups.history", CHANNEL, SIGNED_IN),
          rocketChat("groups.messages", CHANNEL, SIGNED_IN),
          rocketChat("rooms.info", CHANNEL, SIGNED_IN),
          rocketChat("rooms.nameExists", CHANNEL, SIGNED_IN),
          rocketChat("rooms.saveRoomSettings", CHANNEL, SIGNED_IN),
          rocketChat("chat.*", CHANNEL, SIGNED_IN),
          rocketChat("directory", CHANNEL, SIGNED_IN),
          //
          rocketChat("groups.close", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.open", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.list", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.listAll", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.invite", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.kick", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.leave", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.members", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.roles", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.moderators", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.counters", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.addOwner", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.removeOwner", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.addModerator", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.removeModerator", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.addLeader", MEMBERSHIP, SIGNED_IN),
          rocketChat("groups.removeLeader", MEMBERSHIP, SIGNED_IN),
          rocketChat("rooms.get", MEMBERSHIP, SIGNED_IN),
          rocketChat("rooms.hide", MEMBERSHIP, SIGNED_IN),
          rocketChat("rooms.open", MEMBERSHIP, SIGNED_IN),
          rocketChat("rooms.favorite", MEMBERSHIP, SIGNED_IN),
          rocketChat("subscriptions.*", MEMBERSHIP, SIGNED_IN));

  /// Rocket.Chat's realtime methods, called over a socket or as `method.call/<name>`.
  static final Map<String, Peer> REALTIME =
      Map.ofEntries(
          Map.entry("login", AUTH),
          Map.entry("logout", AUTH),
          //
          Map.entry("createPrivateGroup", CHANNEL),
          Map.entry("sendMessage", CHANNEL),
          Map.entry("loadHistory", CHANNEL),
          Map.entry("saveRoomSettings", CHANNEL),
          Map.entry("getRoomByTypeAndName", CHANNEL),
          //
          Map.entry("hideRoom", MEMBERSHIP),
          Map.entry("openRoom", MEMBERSHIP),
          Map.entry("leaveRoom", MEMBERSHIP),
          Map.entry("addUsersToRoom", MEMBERSHIP),
          Map.entry("removeUserFromRoom", MEMBERSHIP),
          Map.entry("rooms/get", MEMBERSHIP),
          Map.entry("subscriptions/get", MEMBERSHIP),
          Map.entry("readMessages", MEMBERSHIP),
          Map.entry("unreadMessages", MEMBERSHIP),
          Map.entry("toggleFavorite", MEMBERSHIP),
          Map.entry("addRoomOwner", MEMBERSHIP),
          Map.entry("removeRoomOwner", MEMBERSHIP),
          Map.entry("addRoomModerator", MEMBERSHIP),
          Map.entry("removeRoomModerator", MEMBERSHIP),
          Map.entry("addRoomLeader", MEMBERSHIP),
          Map.entry("removeRoomLeader", MEMBERSHIP));

  static final List<OpenWebUiRoute> OPEN_WEBUI =
      List.of(
          openWebUi("/health", AUTH, OPEN),
          openWebUi("/api/config", AUTH, OPTIONAL),
          openWebUi("/api/version", AUTH, OPEN),
          openWebUi("/api/v1/auths/", AUTH, PENDING_TOO),
          openWebUi("/api/v1/auths/signin", AUTH, OPEN),
          openWebUi("/api/v1/auths/signup", AUTH, OPEN),
          openWebUi("/api/v1/auths/signout", AUTH, OPTIONAL),
          openWebUi("/api/v1/auths/**", AUTH, SIGNED_IN),
          openWebUi("/api/v1/users/**", AUTH, SIGNED_IN),
          openWebUi("/api/v1/groups/**", AUTH, SIGNED_IN),
          //
          openWebUi("/api/channels/create", CHANNEL, SIGNED_IN),
          openWebUi("/api/v1/channels/create", CHANNEL, SIGNED_IN),
          openWebUi("/api/v1/channels/users/{}", CHANNEL, SIGNED_IN),
          openWebUi("/api/v1/channels/{}", CHANNEL, SIGNED_IN),
          openWebUi("/api/v1/channels/{}/**", CHANNEL, SIGNED_IN),
          //
          openWebUi("/api/v1/channels", MEMBERSHIP, SIGNED_IN),
          openWebUi("/api/v1/channels/", MEMBERSHIP, SIGNED_IN),
          openWebUi("/api/v1/channels/list", MEMBERSHIP, SIGNED_IN),
          openWebUi("/api/v1/channels/{}/members", MEMBERSHIP, SIGNED_IN),
          openWebUi("/api/v1/channels/{}/members/active", MEMBERSHIP, SIGNED_IN),
          openWebUi("/api/v1/channels/{}/update/members/add", MEMBERSHIP, SIGNED_IN),
          openWebUi("/api/v1/channels/{}/update/members/remove", MEMBERSHIP, SIGNED_IN));

  private DialectRoutes() {}

  private static SlackMethod slack(
      String name,
      Peer service,
      RateTier tier,
      boolean takesJson,
      Set<CredentialKind> tokens,
      Scopes scopes) {
    return new SlackMethod(name, service, SIGNED_IN, tier, takesJson, tokens, scopes);
  }

  private static RocketChatRoute rocketChat(String name, Peer service, Access access) {
    return new RocketChatRoute(name, service, access, true);
  }

  private static OpenWebUiRoute openWebUi(String pattern, Peer service, Access access) {
    return new OpenWebUiRoute(pattern, service, access);
  }
}
