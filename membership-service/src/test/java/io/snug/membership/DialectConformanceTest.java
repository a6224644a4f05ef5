package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Fields;
import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.MarkResult;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.InviteResult.Reason;
import io.snug.membership.joining.InviteResult.Refusal;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.LeaveResult;
import io.snug.membership.joining.RoleResult;
import io.snug.membership.membership.Role;
import io.snug.membership.openwebui.OpenWebUiReplies;
import io.snug.membership.rocketchat.RocketChatReplies;
import io.snug.membership.slack.SlackReplies;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Every result of every command has a documented reply in every dialect that has the command.
class DialectConformanceTest {
  private static final Set<String> SLACK =
      Set.of(
          "",
          "channel_not_found",
          "is_archived",
          "restricted_action",
          "not_in_channel",
          "user_not_found",
          "already_in_channel",
          "cant_kick_self",
          "last_member",
          "user_is_restricted");
  private static final Set<String> ROCKET_CHAT =
      Set.of(
          "200:",
          "400:",
          "401:",
          "400:error-room-not-found",
          "400:error-room-archived",
          "400:error-not-allowed",
          "400:error-invalid-user",
          "400:error-user-not-in-room",
          "400:error-you-are-last-owner",
          "400:error-user-already-owner",
          "400:error-user-not-owner",
          "400:error-remove-last-owner",
          "400:error-invalid-subscription",
          "400:error-no-message-for-unread",
          "400:error-action-not-allowed",
          "400:error-empty-invite-list");
  private static final Set<Integer> OPEN_WEBUI = Set.of(200, 400, 403, 404);

  @Test
  void hiding() {
    var all =
        complete(
            HideResult.class,
            List.of(
                new HideResult.Hidden(),
                new HideResult.AlreadyHidden("x"),
                new HideResult.ChannelNotFound()));
    check(all, SlackReplies::hidden, SLACK);
    check(all, RocketChatReplies::closed, ROCKET_CHAT);
    check(all, RocketChatReplies::anyHidden, ROCKET_CHAT);
    check(all, OpenWebUiReplies::hidden, OPEN_WEBUI);
  }

  @Test
  void showing() {
    var all =
        complete(
            ShowResult.class,
            List.of(
                new ShowResult.Shown(),
                new ShowResult.AlreadyShown("x"),
                new ShowResult.ChannelNotFound()));
    check(all, SlackReplies::shown, SLACK);
    check(all, RocketChatReplies::opened, ROCKET_CHAT);
    check(all, RocketChatReplies::anyOpened, ROCKET_CHAT);
    check(all, OpenWebUiReplies::shown, OPEN_WEBUI);
  }

  @Test
  void marking() {
    var all =
        complete(
            MarkResult.class,
            List.of(
                new MarkResult.Marked(),
                new MarkResult.NothingToMark(),
                new MarkResult.ChannelNotFound()));
    check(all, SlackReplies::marked, SLACK);
    check(all, RocketChatReplies::read, ROCKET_CHAT);
    check(all, RocketChatReplies::unread, ROCKET_CHAT);
    check(all, RocketChatReplies::favoured, ROCKET_CHAT);
  }

  @Test
  void inviting() {
    var channel = channel();
    var all =
        complete(
            InviteResult.class,
            List.of(
                new InviteResult.Invited(channel, List.of(), List.of()),
                new InviteResult.NobodyAdded(
                    channel, List.of(new Refusal("UNONE", Reason.UNKNOWN))),
                new InviteResult.ChannelNotFound(),
                new InviteResult.Archived("x"),
                new InviteResult.NotPermitted()));
    check(all, SlackReplies::invited, SLACK);
    check(all, RocketChatReplies::invited, ROCKET_CHAT);
    check(all, OpenWebUiReplies::added, OPEN_WEBUI);
  }

  private static Channel channel() {
    var row =
        Json.object()
            .put("id", "G1")
            .put("workspace_id", "T1")
            .put("type", "private")
            .put("name", "x")
            .put("archived", false)
            .put("by_grant", false)
            .put("version", 1)
            .put("last_seq", 0)
            .put("message_count", 0)
            .put("all_mentions", 0)
            .put("member_count", 1)
            .put("changed_at", Facts.CREATED.toString());
    row.set("state", Facts.privateChannel("G1", "x", "UALICE"));
    return Channel.of(Fields.of(row));
  }

  @Test
  void leaving() {
    var all =
        complete(
            LeaveResult.class,
            List.of(
                new LeaveResult.Left(),
                new LeaveResult.ChannelNotFound(),
                new LeaveResult.NotPermitted(),
                new LeaveResult.Archived("x"),
                new LeaveResult.LastOwner(),
                new LeaveResult.LastMember()));
    check(all, SlackReplies::left, SLACK);
    check(all, RocketChatReplies::left, ROCKET_CHAT);
  }

  @Test
  void kicking() {
    var all =
        complete(
            KickResult.class,
            List.of(
                new KickResult.Kicked(1),
                new KickResult.ChannelNotFound(),
                new KickResult.NotPermitted(),
                new KickResult.UnknownPerson(),
                new KickResult.NotAMember(),
                new KickResult.Self(),
                new KickResult.LastOwner()));
    check(all, SlackReplies::kicked, SLACK);
    check(all, RocketChatReplies::kicked, ROCKET_CHAT);
    check(all, OpenWebUiReplies::removed, OPEN_WEBUI);
  }

  @Test
  void changingRoles() {
    var all =
        complete(
            RoleResult.class,
            List.of(
                new RoleResult.Changed(),
                new RoleResult.ChannelNotFound(),
                new RoleResult.Archived("x"),
                new RoleResult.NotPermitted(),
                new RoleResult.UnknownPerson(),
                new RoleResult.NotAMember(),
                new RoleResult.AlreadyHasRole(Role.OWNER),
                new RoleResult.HasNotTheRole(Role.OWNER),
                new RoleResult.LastOwner()));
    check(all, RocketChatReplies::changed, ROCKET_CHAT);
  }

  private static <T> List<T> complete(Class<T> type, List<? extends T> results) {
    assertThat(results.stream().map(Object::getClass).map(Class::getName))
        .as("an example of each")
        .containsExactlyInAnyOrder(
            List.of(type.getPermittedSubclasses()).stream()
                .map(Class::getName)
                .toArray(String[]::new));
    return List.copyOf(results);
  }

  private static <T, R> void check(List<T> results, Function<T, R> encode, Set<R> documented) {
    for (var result : results) {
      assertThat(documented).as("%s", result).contains(encode.apply(result));
    }
  }
}
