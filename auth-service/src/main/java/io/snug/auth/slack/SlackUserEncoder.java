package io.snug.auth.slack;

import io.snug.auth.account.Account;
import io.snug.auth.workspace.WorkspaceProperties;
import io.snug.platform.caller.Caller;
import io.snug.platform.json.Json;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// An account as Slack's user object. E-mail addresses are for those whose token has
/// `users:read.email`.
///
/// @see <a href="https://docs.slack.dev/reference/objects/user-object">Slack: User object</a>
@Component
class SlackUserEncoder {
  private static final List<Integer> IMAGE_SIZES = List.of(24, 32, 48, 72, 192, 512);
  private static final String EMAIL_SCOPE = "users:read.email";

  private final WorkspaceProperties site;

  SlackUserEncoder(WorkspaceProperties site) {
    this.site = site;
  }

  ObjectNode user(Account account, Caller caller, boolean withLocale) {
    var zone = zone(account.timeZone());
    var user =
        Json.object()
            .put("id", account.id().value())
            .put("team_id", account.workspaceId().value())
            .put("name", account.username())
            .put("deleted", !account.active())
            .put("color", color(account))
            .put("real_name", account.name())
            .put("tz", zone.getId())
            .put("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.US))
            .put("tz_offset", zone.getRules().getOffset(account.updatedAt()).getTotalSeconds());
    user.set("profile", profile(account, caller.scopes().contains(EMAIL_SCOPE)));
    user.put("is_admin", account.isAdmin())
        .put("is_owner", false)
        .put("is_primary_owner", false)
        .put("is_restricted", false)
        .put("is_ultra_restricted", false)
        .put("is_bot", account.bot())
        .put("is_app_user", false)
        .put("updated", account.updatedAt().getEpochSecond())
        .put("is_email_confirmed", account.email() != null)
        .put("who_can_share_contact_card", "EVERYONE");
    return withLocale ? user.put("locale", "en-US") : user;
  }

  private ObjectNode profile(Account account, boolean withEmail) {
    var plain = withoutAccents(account.name());
    int space = account.name().indexOf(' ');
    var profile =
        Json.object()
            .put("title", "")
            .put("phone", "")
            .put("skype", "")
            .put("real_name", account.name())
            .put("real_name_normalized", plain)
            .put("display_name", account.username())
            .put("display_name_normalized", withoutAccents(account.username()))
            .put("status_text", "")
            .put("status_emoji", "")
            .put("status_expiration", 0)
            .put("avatar_hash", "")
            .put("first_name", space < 0 ? account.name() : account.name().substring(0, space))
            .put("last_name", space < 0 ? "" : account.name().substring(space + 1));
    if (withEmail && account.email() != null) {
      profile.put("email", account.email());
    }
    if (account.bot()) {
      profile.put("bot_id", SlackBotId.of(account.id()));
    }
    var image = site.address("/avatar/" + account.username());
    IMAGE_SIZES.forEach(size -> profile.put("image_" + size, image));
    return profile.put("team", account.workspaceId().value());
  }

  /// Any colour will do, as long as it stays the same.
  private static String color(Account account) {
    return "%06x".formatted(account.id().value().hashCode() & 0xffffff);
  }

  private static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }
}
