package io.snug.auth.slack;

import io.snug.auth.token.TokenCommands;
import io.snug.auth.workspace.Workspace;
import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// `auth.*` and `team.info`.
///
/// @see <a href="https://docs.slack.dev/reference/methods/auth.test">Slack: auth.test</a>
@Component
class SlackAuthMethods {
  private static final Set<Integer> ICON_SIZES = Set.of(34, 44, 68, 88, 102, 132, 230);

  private final WorkspaceRepository workspaces;
  private final WorkspaceProperties site;
  private final TokenCommands tokens;

  SlackAuthMethods(WorkspaceRepository workspaces, WorkspaceProperties site, TokenCommands tokens) {
    this.workspaces = workspaces;
    this.site = site;
    this.tokens = tokens;
  }

  Mono<SlackReply> test(Caller caller, SlackArguments arguments) {
    return workspaces.find(caller.workspaceId()).map(team -> SlackReply.ok(identity(caller, team)));
  }

  /// With `test` nothing happens, and the answer says so.
  Mono<SlackReply> revoke(Caller caller, SlackArguments arguments) {
    return arguments.flag("test")
        ? Mono.just(revoked(false))
        : tokens.revoke(caller.tokenId()).map(_ -> revoked(true));
  }

  Mono<SlackReply> teamInfo(Caller caller, SlackArguments arguments) {
    return workspaces.find(caller.workspaceId()).map(team -> teamInfo(team, arguments));
  }

  private SlackReply teamInfo(Workspace team, SlackArguments arguments) {
    var id = arguments.text("team");
    var domain = arguments.text("domain");
    boolean another =
        (id != null && !id.equals(team.id().value()))
            || (domain != null && !domain.equals(team.domain()));
    return another ? SlackReply.error("team_not_found") : SlackReply.ok("team", team(team));
  }

  /// A key more breaks the strict models of Slack's Java client.
  private ObjectNode identity(Caller caller, Workspace team) {
    var identity =
        Json.object()
            .put("url", site.address("/"))
            .put("team", team.name())
            .put("user", caller.username())
            .put("team_id", team.id().value())
            .put("user_id", caller.userId().value());
    if (caller.credential() == CredentialKind.SLACK_BOT) {
      identity.put("bot_id", SlackBotId.of(caller.userId()));
    }
    return identity.put("is_enterprise_install", false);
  }

  private ObjectNode team(Workspace workspace) {
    var icon = Json.object();
    ICON_SIZES.stream()
        .sorted()
        .forEach(size -> icon.put("image_" + size, site.address("/images/logo.png")));
    var team =
        Json.object()
            .put("id", workspace.id().value())
            .put("name", workspace.name())
            .put("url", site.address("/"))
            .put("domain", workspace.domain())
            .put("email_domain", "");
    team.set("icon", icon.put("image_default", true));
    return team.put("avatar_base_url", site.address("/avatar/")).put("is_verified", false);
  }

  private static SlackReply revoked(boolean revoked) {
    return SlackReply.ok(Json.object().put("revoked", revoked));
  }
}
