package io.snug.gateway.route;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.internal.Peer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks requests up in [DialectRoutes], at the same cost however many rows it has.
///
/// One path prefix serves three dialects: `/api/<family.method>` is Slack's, `/api/v1/` followed by
/// a method name Rocket.Chat's, `/api/v1/<resource>/…` Open WebUI's.
public final class RouteTable {
  private static final String API = "/api/";
  private static final String V1 = "/api/v1/";
  private static final String METHOD_CALL = "method.call/";
  private static final String METHOD_CALL_ANON = "method.callAnon/";

  /// Resources of Open WebUI that Snug does not have; a client that asks for one speaks Open WebUI.
  private static final Set<String> OPEN_WEBUI_RESOURCES =
      Set.of(
          "auths",
          "users",
          "groups",
          "channels",
          "chats",
          "configs",
          "files",
          "folders",
          "functions",
          "knowledge",
          "memories",
          "models",
          "notes",
          "prompts",
          "tasks",
          "terminals",
          "tools",
          "utils");

  private final Map<String, SlackMethod> slack = new HashMap<>();
  private final Map<String, RocketChatRoute> rocketChat = new HashMap<>();
  private final Map<String, RocketChatRoute> calls = new HashMap<>();
  private final Map<String, RocketChatRoute> anonymousCalls = new HashMap<>();
  private final PathTree openWebUi = new PathTree();
  private final RocketChatRoute unknownCall;
  private final RocketChatRoute unknownAnonymousCall;

  public RouteTable() {
    DialectRoutes.SLACK.forEach(method -> slack.put(method.name(), method));
    DialectRoutes.ROCKET_CHAT.forEach(route -> rocketChat.put(route.name(), route));
    DialectRoutes.OPEN_WEBUI.forEach(openWebUi::add);
    DialectRoutes.REALTIME.forEach(
        (method, service) -> {
          calls.put(method, call(METHOD_CALL + method, service, Access.SIGNED_IN));
          anonymousCalls.put(method, call(METHOD_CALL_ANON + method, service, Access.OPEN));
        });
    // Any service can say in a method's own way that a method is unknown.
    unknownCall = call(METHOD_CALL + "*", Peer.AUTH, Access.SIGNED_IN);
    unknownAnonymousCall = call(METHOD_CALL_ANON + "*", Peer.AUTH, Access.OPEN);
  }

  /// The service that owns a realtime method, or null where nobody does.
  public @Nullable Peer ownerOf(String realtimeMethod) {
    return DialectRoutes.REALTIME.get(realtimeMethod);
  }

  public Destination find(String path) {
    if (path.startsWith(V1)) {
      return inVersionOne(path, path.substring(V1.length()));
    }
    if (!path.startsWith(API)) {
      return openWebUi(path);
    }
    var rest = path.substring(API.length());
    var method = slack.get(rest);
    if (method != null) {
      return new Destination.Known(method);
    }
    if (rest.equals("info")) {
      return rocketChat(rest);
    }
    var route = openWebUi.find(path);
    if (route != null) {
      return new Destination.Known(route);
    }
    return rest.indexOf('/') < 0
        ? new Destination.Unknown(Dialect.SLACK, rest)
        : new Destination.Unknown(Dialect.OPEN_WEBUI, path);
  }

  private Destination inVersionOne(String path, String rest) {
    if (rest.startsWith(METHOD_CALL)) {
      return realtime(calls, rest.substring(METHOD_CALL.length()), unknownCall);
    }
    if (rest.startsWith(METHOD_CALL_ANON)) {
      return realtime(
          anonymousCalls, rest.substring(METHOD_CALL_ANON.length()), unknownAnonymousCall);
    }
    int slash = rest.indexOf('/');
    var resource = slash < 0 ? rest : rest.substring(0, slash);
    return OPEN_WEBUI_RESOURCES.contains(resource) ? openWebUi(path) : rocketChat(rest);
  }

  /// A slash in a method's name is a colon in the path.
  private static Destination realtime(
      Map<String, RocketChatRoute> byName, String name, RocketChatRoute unknown) {
    return new Destination.Known(byName.getOrDefault(name.replace(':', '/'), unknown));
  }

  private Destination rocketChat(String name) {
    var route = rocketChat.get(name);
    if (route == null) {
      route = rocketChat.get(familyOf(name));
    }
    return route == null
        ? new Destination.Unknown(Dialect.ROCKET_CHAT, name)
        : new Destination.Known(route);
  }

  private static String familyOf(String name) {
    int slash = name.indexOf('/');
    int end = slash < 0 ? name.indexOf('.') : slash;
    return end < 0 ? name : name.substring(0, end + 1) + '*';
  }

  private Destination openWebUi(String path) {
    var route = openWebUi.find(path);
    return route == null
        ? new Destination.Unknown(Dialect.OPEN_WEBUI, path)
        : new Destination.Known(route);
  }

  private static RocketChatRoute call(String name, Peer service, Access access) {
    return new RocketChatRoute(name, service, access, false);
  }
}
