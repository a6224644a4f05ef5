package io.snug.auth.rocketchat;

import io.snug.auth.permission.Permission;
import io.snug.auth.permission.PermissionRepository;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What clients ask about the server when they start.
@Component
class RocketChatServerMethods {
  private static final String STATISTICS = "view-statistics";

  private final RocketChatProperties properties;
  private final RocketChatSettings settings;
  private final PermissionRepository permissions;

  RocketChatServerMethods(
      RocketChatProperties properties,
      RocketChatSettings settings,
      PermissionRepository permissions) {
    this.properties = properties;
    this.settings = settings;
    this.permissions = permissions;
  }

  /// The exact version is for those who may see statistics.
  Mono<RocketChatReply> info(RocketChatCall call) {
    boolean exact = call.findCaller().filter(caller -> caller.may(STATISTICS)).isPresent();
    var info =
        Json.object().put("version", exact ? properties.version() : properties.shortVersion());
    if (exact) {
      info.set("info", Json.object().put("version", properties.version()));
    }
    info.set(
        "minimumClientVersions", Json.object().put("desktop", "3.9.6").put("mobile", "4.39.0"));
    return Mono.just(RocketChatReply.ok(info));
  }

  Mono<RocketChatReply> publicSettings(RocketChatCall call) {
    return Mono.just(settings.list(call.arguments(), call.page()));
  }

  Mono<RocketChatReply> oauthServices(RocketChatCall call) {
    return Mono.just(RocketChatReply.ok("services", Json.array()));
  }

  Mono<RocketChatReply> serviceConfigurations(RocketChatCall call) {
    return Mono.just(RocketChatReply.ok("configurations", Json.array()));
  }

  Mono<RocketChatReply> permissions(RocketChatCall call) {
    var since = since(call.arguments().parameter("updatedSince"));
    return permissions
        .list(call.caller().workspaceId(), since)
        .filter(RocketChatServerMethods::isRocketChats)
        .collectList()
        .map(RocketChatServerMethods::encode);
  }

  Mono<RocketChatReply> roles(RocketChatCall call) {
    return Mono.just(RocketChatReply.ok("roles", RocketChatRoles.list()));
  }

  private static Instant since(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Instant.EPOCH;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw RocketChatFault.of(
          "error-updatedSince-param-invalid",
          "The \"updatedSince\" query parameter must be a valid date.");
    }
  }

  /// Open WebUI's permissions are paths with dots.
  private static boolean isRocketChats(Permission permission) {
    return permission.id().indexOf('.') < 0;
  }

  private static RocketChatReply encode(List<Permission> permissions) {
    var update = Json.array();
    permissions.forEach(permission -> update.add(encode(permission)));
    var payload = Json.object();
    payload.set("update", update);
    payload.set("remove", Json.array());
    return RocketChatReply.ok(payload);
  }

  private static ObjectNode encode(Permission permission) {
    var shown = Json.object().put("_id", permission.id());
    shown.set("roles", Json.array(permission.roles()));
    shown.set("_updatedAt", WireDates.REST.of(permission.updatedAt()));
    return shown;
  }
}
