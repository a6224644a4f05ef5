package io.snug.channel.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.snug.channel.change.ChangeChannel;
import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.change.ChannelChanges;
import io.snug.channel.channel.Access;
import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Open WebUI's endpoint that changes a channel.
///
/// @see <a href="https://docs.openwebui.com/features/channels">Open WebUI: Channels</a>
public final class OpenWebUiChangeEndpoints {
  /// Who made the channel, and administrators, in it or not.
  private static final AccessRule OWNER =
      (caller, standing) ->
          caller.isAdmin() || standing.channel().creator().id().equals(caller.userId())
              ? Access.FULL
              : Access.NONE;

  private final ChannelChanges changes;
  private final OpenWebUiGate gate;
  private final InstantSource clock;

  public OpenWebUiChangeEndpoints(
      ChannelChanges changes, OpenWebUiProperties properties, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
    gate = new OpenWebUiGate(properties);
  }

  public RouterFunction<ServerResponse> routes() {
    return route().POST("/api/v1/channels/{id}/update", answer(this::update)).build();
  }

  private Mono<OpenWebUiReply> update(ServerRequest request) {
    var channel = ChannelRef.id(request.pathVariable("id"));
    return OpenWebUiBody.read(request)
        .flatMap(body -> update(Callers.of(request), channel, body))
        .map(OpenWebUiChangeEndpoints::updated);
  }

  private Mono<ChangeChannelResult> update(Caller caller, ChannelRef channel, OpenWebUiBody body) {
    gate.requireVerified(caller);
    var form = UpdateForm.read(body);
    gate.requireFeature(caller);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var command =
        new ChangeChannel(
            channel, OWNER, (_, _) -> true, true, false, before -> form.edit(caller, before, now));
    return changes.change(caller, command);
  }

  static OpenWebUiReply updated(ChangeChannelResult result) {
    return switch (result) {
      case ChangeChannelResult.Changed changed ->
          OpenWebUiReply.ok(OpenWebUiChannelEncoder.channel(changed.channel()));
      case ChangeChannelResult.NoChannel _ -> OpenWebUiReply.notFound();
      case ChangeChannelResult.Closed _, ChangeChannelResult.NotPermitted _ ->
          OpenWebUiReply.forbidden();
      // A channel made elsewhere has its name to itself; Open WebUI has no words for that.
      case ChangeChannelResult.NameTaken _, ChangeChannelResult.Archived _ ->
          OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT);
    };
  }
}
