package io.snug.membership.slack;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.sidebar.MemberLists;
import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.membership.sidebar.VisibleChannels;
import io.snug.membership.sidebar.VisibleLists;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// The lists: `conversations.list`, `users.conversations`, `groups.list`, `conversations.members`.
@Component
class SlackLists {
  private static final Map<String, String> SCOPES =
      Map.of(
          "public_channel", "channels:read",
          "private_channel", "groups:read",
          "mpim", "mpim:read",
          "im", "im:read");
  private static final int GROUPS_MAX = 10_000;

  private final Sidebar sidebar;
  private final VisibleLists lists;
  private final MemberLists members;
  private final SlackChannelEncoder encoder;

  SlackLists(
      Sidebar sidebar, VisibleLists lists, MemberLists members, SlackChannelEncoder encoder) {
    this.sidebar = sidebar;
    this.lists = lists;
    this.members = members;
    this.encoder = encoder;
  }

  /// Public channels of the workspace, and the caller's own of the other types.
  Mono<SlackReply> conversations(Caller caller, SlackArguments arguments) {
    return list(
        caller,
        arguments,
        "conversations.list",
        null,
        entry ->
            encoder
                .conversation(entry, caller.userId().value())
                .put("num_members", entry.channel().memberCount()));
  }

  /// What the caller, or somebody else, is in.
  Mono<SlackReply> ofUser(Caller caller, SlackArguments arguments) {
    var user = arguments.text("user");
    var of = user == null || user.isEmpty() ? caller.userId().value() : user;
    return list(
        caller, arguments, "users.conversations", of, entry -> withoutMembership(caller, entry));
  }

  private ObjectNode withoutMembership(Caller caller, SidebarEntry entry) {
    var conversation = encoder.conversation(entry, caller.userId().value());
    conversation.remove("is_member");
    return conversation;
  }

  private Mono<SlackReply> list(
      Caller caller,
      SlackArguments arguments,
      String method,
      @Nullable String of,
      Function<SidebarEntry, ObjectNode> encode) {
    var types = types(arguments);
    var unscoped = types.stream().filter(type -> !hasScopeFor(caller, type)).findFirst();
    if (unscoped.isPresent()) {
      return Mono.just(missingScope(caller, unscoped.get()));
    }
    boolean live = arguments.flag("exclude_archived");
    var cursor = SlackCursor.of(method, types, live, of == null ? "" : of);
    int limit =
        SlackCursor.limit(arguments.integer("limit", "invalid_limit"), SlackCursor.LIMIT_DEFAULT);
    var wanted =
        new VisibleChannels(
            of == null ? caller.userId().value() : of,
            of == null,
            types.contains("public_channel"),
            types.contains("private_channel"),
            types.contains("im"),
            types.contains("mpim"),
            live,
            false,
            cursor.after(arguments.text("cursor")),
            limit + 1);
    return lists
        .list(caller, wanted)
        .map(entries -> page("channels", entries, limit, cursor, encode));
  }

  private static Set<String> types(SlackArguments arguments) {
    var types = new TreeSet<>(arguments.list("types"));
    if (!SCOPES.keySet().containsAll(types)) {
      throw SlackFault.of("invalid_types");
    }
    if (types.isEmpty()) {
      types.add("public_channel");
    }
    return types;
  }

  private static boolean hasScopeFor(Caller caller, String type) {
    return caller.scopes().contains(SCOPES.get(type));
  }

  private static SlackReply missingScope(Caller caller, String type) {
    return SlackReply.error(
        "missing_scope",
        Json.object()
            .put("needed", SCOPES.get(type))
            .put("provided", String.join(",", new TreeSet<>(caller.scopes()))));
  }

  /// The caller's private channels. No limit means all, as it did.
  Mono<SlackReply> groups(Caller caller, SlackArguments arguments) {
    boolean live = arguments.flag("exclude_archived");
    boolean withMembers = !arguments.flag("exclude_members");
    var cursor = SlackCursor.of("groups.list", live, withMembers);
    int limit = SlackCursor.limit(arguments.integer("limit", "invalid_limit"), GROUPS_MAX);
    var wanted =
        new VisibleChannels(
            caller.userId().value(),
            false,
            false,
            true,
            false,
            false,
            live,
            withMembers,
            cursor.after(arguments.text("cursor")),
            limit + 1);
    return lists
        .list(caller, wanted)
        .map(
            entries ->
                page("groups", entries, limit, cursor, entry -> encoder.group(entry, withMembers)));
  }

  private static SlackReply page(
      String member,
      List<SidebarEntry> entries,
      int limit,
      SlackCursor cursor,
      Function<SidebarEntry, ObjectNode> encode) {
    var page = SlackPage.of(entries, limit, cursor, entry -> entry.channel().id());
    var list = Json.array();
    page.rows().forEach(entry -> list.add(encode.apply(entry)));
    return SlackReply.ok(member, list).withNextCursor(page.nextCursor());
  }

  /// The ids of a channel's members.
  Mono<SlackReply> members(Caller caller, SlackArguments arguments) {
    var channelId = arguments.requiredText("channel");
    var cursor = SlackCursor.of("conversations.members", channelId);
    int limit =
        SlackCursor.limit(arguments.integer("limit", "invalid_limit"), SlackCursor.LIMIT_DEFAULT);
    var after = cursor.after(arguments.text("cursor"));
    return sidebar
        .find(caller, new ChannelRef.ById(channelId), false)
        .filter(SlackLists::isSeen)
        .flatMap(_ -> members.ids(channelId, after, limit + 1))
        .map(ids -> membersPage(ids, limit, cursor))
        .defaultIfEmpty(SlackReply.error("channel_not_found"));
  }

  private static boolean isSeen(SidebarEntry entry) {
    return entry.isMember() || entry.channel().type() == ChannelType.PUBLIC;
  }

  private static SlackReply membersPage(List<String> ids, int limit, SlackCursor cursor) {
    var page = SlackPage.of(ids, limit, cursor, id -> id);
    return SlackReply.ok("members", Json.array(page.rows())).withNextCursor(page.nextCursor());
  }
}
