package io.snug.membership.openwebui;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.sidebar.Sidebar;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// The sidebar's list, and taking a channel out of it.
@Component
class OpenWebUiChannels {
  private final OpenWebUiGate gate;
  private final Sidebar sidebar;
  private final HidingCommands hiding;
  private final OpenWebUiEncoder encoder;

  OpenWebUiChannels(
      OpenWebUiGate gate, Sidebar sidebar, HidingCommands hiding, OpenWebUiEncoder encoder) {
    this.gate = gate;
    this.sidebar = sidebar;
    this.hiding = hiding;
    this.encoder = encoder;
  }

  /// What the caller has in the sidebar: direct and group channels they are in and have not hidden,
  /// then what they may read by a grant.
  Mono<OpenWebUiReply> list(ServerRequest request) {
    return own(gate.admitted(request)).map(entries -> reply(entries, encoder::listItem));
  }

  /// The same without unread counts; to an administrator, every channel there is.
  Mono<OpenWebUiReply> listAll(ServerRequest request) {
    var caller = gate.admitted(request);
    var entries = caller.isAdmin() ? sidebar.every(caller) : own(caller);
    return entries.map(list -> reply(list, entry -> encoder.channel(entry.channel())));
  }

  private Mono<List<SidebarEntry>> own(Caller caller) {
    return sidebar.readable(
        caller.workspaceId().value(),
        caller.userId().value(),
        caller.roles(),
        caller.groups(),
        false);
  }

  private static OpenWebUiReply reply(
      List<SidebarEntry> entries, Function<SidebarEntry, ObjectNode> encode) {
    var list = Json.array();
    entries.forEach(entry -> list.add(encode.apply(entry)));
    return OpenWebUiReply.ok(list);
  }

  /// Hides a channel. Showing one this way is more than the original allows; no client counts on
  /// its refusal.
  Mono<OpenWebUiReply> setActive(ServerRequest request) {
    var caller = gate.verified(request);
    var channel = new ChannelRef.ById(request.pathVariable("id"));
    return OpenWebUiBody.read(request).flatMap(body -> setActive(caller, channel, body));
  }

  private Mono<OpenWebUiReply> setActive(Caller caller, ChannelRef channel, OpenWebUiBody body) {
    boolean active = body.requiredFlag("is_active");
    body.check();
    gate.admit(caller);
    return active
        ? hiding.show(caller, channel, ChannelType.ANY).map(OpenWebUiChannels::shown)
        : hiding.hide(caller, channel, ChannelType.ANY).map(OpenWebUiChannels::hidden);
  }

  /// Who has hidden a channel counts as no member of it, and is told so.
  static OpenWebUiReply hidden(HideResult result) {
    return switch (result) {
      case HideResult.Hidden _ -> OpenWebUiReply.ok(BooleanNode.TRUE);
      case HideResult.AlreadyHidden _, HideResult.ChannelNotFound _ -> OpenWebUiReply.notFound();
    };
  }

  static OpenWebUiReply shown(ShowResult result) {
    return switch (result) {
      case ShowResult.Shown _, ShowResult.AlreadyShown _ -> OpenWebUiReply.ok(BooleanNode.TRUE);
      case ShowResult.ChannelNotFound _ -> OpenWebUiReply.notFound();
    };
  }
}
