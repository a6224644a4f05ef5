package io.snug.channel.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.snug.channel.channel.Access;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.CreateChannel;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.channel.Invitees;
import io.snug.channel.channel.Standing;
import io.snug.channel.copy.MembershipOwner;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.caller.UserId;
import io.snug.platform.database.Breakage;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Open WebUI's endpoints that make channels and look them up.
///
/// @see <a href="https://docs.openwebui.com/features/channels">Open WebUI: Channels</a>
public final class OpenWebUiChannelEndpoints {
  private static final Logger log = LoggerFactory.getLogger(OpenWebUiChannelEndpoints.class);

  private final ChannelCommands commands;
  private final ChannelQueries channels;
  private final MembershipOwner memberships;
  private final GroupMembers groups;
  private final Readers readers;
  private final OpenWebUiGate gate;
  private final InstantSource clock;

  public OpenWebUiChannelEndpoints(
      ChannelCommands commands,
      ChannelQueries channels,
      MembershipOwner memberships,
      GroupMembers groups,
      Readers readers,
      OpenWebUiProperties properties,
      InstantSource clock) {
    this.commands = commands;
    this.channels = channels;
    this.memberships = memberships;
    this.groups = groups;
    this.readers = readers;
    this.clock = clock;
    gate = new OpenWebUiGate(properties);
  }

  public RouterFunction<ServerResponse> routes() {
    return route()
        .POST("/api/v1/channels/create", answer(this::create))
        .POST("/api/channels/create", answer(this::create))
        .GET("/api/v1/channels/users/{user}", answer(this::direct))
        .GET("/api/v1/channels/{id}", answer(this::channel))
        .build();
  }

  private Mono<OpenWebUiReply> create(ServerRequest request) {
    return OpenWebUiBody.read(request).flatMap(body -> create(Callers.of(request), body));
  }

  private Mono<OpenWebUiReply> create(Caller caller, OpenWebUiBody body) {
    gate.requireVerified(caller);
    var form = CreateForm.read(body);
    gate.requireFeature(caller);
    OpenWebUiChannelDecoder.check(caller, form);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var groupIds =
        form.isStandard()
            ? List.<String>of()
            : Objects.requireNonNullElse(form.groupIds(), List.<String>of());
    return groups
        .of(groupIds)
        .map(members -> OpenWebUiChannelDecoder.create(caller, form, members, now))
        .flatMap(command -> create(caller, command))
        .onErrorResume(OpenWebUiChannelEndpoints::notStored);
  }

  private Mono<OpenWebUiReply> create(Caller caller, CreateChannel command) {
    return commands
        .create(caller, command)
        .flatMap(result -> shown(caller, result))
        .map(OpenWebUiChannelEncoder::created);
  }

  /// A dm that is there already comes back for the one who asks for it, had they hidden it.
  private Mono<CreateChannelResult> shown(Caller caller, CreateChannelResult result) {
    return result instanceof CreateChannelResult.Existing(var channel)
        ? memberships.show(caller.userId(), channel.id().value()).thenReturn(result)
        : Mono.just(result);
  }

  /// What certainly was not stored is told in Open WebUI's one way; what may have been is not.
  private static Mono<OpenWebUiReply> notStored(Throwable failure) {
    if (Breakage.of(failure) != Breakage.FAULT) {
      return Mono.error(failure);
    }
    log.error("a channel could not be made", failure);
    return Mono.just(OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT));
  }

  private Mono<OpenWebUiReply> direct(ServerRequest request) {
    var caller = Callers.of(request);
    gate.require(caller);
    var other = request.pathVariable("user");
    if (other.isBlank()) {
      return Mono.just(OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT));
    }
    var people = Invitees.identified(List.of(new UserId(other)));
    return create(caller, CreateChannel.direct(people, Dialect.OPEN_WEBUI))
        .onErrorResume(OpenWebUiChannelEndpoints::notStored);
  }

  private Mono<OpenWebUiReply> channel(ServerRequest request) {
    var caller = Callers.of(request);
    gate.require(caller);
    return channels
        .find(caller, ChannelRef.id(request.pathVariable("id")), OpenWebUiAccess.RULE)
        .flatMap(found -> channel(caller, found));
  }

  private Mono<OpenWebUiReply> channel(Caller caller, FindChannelResult found) {
    return switch (found) {
      case FindChannelResult.Absent _ -> Mono.just(OpenWebUiReply.notFound());
      case FindChannelResult.Closed _ -> Mono.just(OpenWebUiReply.forbidden());
      case FindChannelResult.Found(_, var access) when !access.read() ->
          Mono.just(OpenWebUiReply.forbidden());
      case FindChannelResult.Found(var standing, var access) ->
          full(caller, standing, access).map(OpenWebUiReply::ok);
    };
  }

  private Mono<ObjectNode> full(Caller caller, Standing standing, Access access) {
    var channel = standing.channel();
    var figures = channels.figures(caller, standing);
    return channel.sharing().isByGrant()
        ? Mono.zip(
            figures,
            readers.count(channel),
            (numbers, count) ->
                OpenWebUiChannelEncoder.withGrants(
                    caller, standing, numbers, access.write(), count))
        : Mono.zip(
            figures,
            channels.people(channel),
            (numbers, people) ->
                OpenWebUiChannelEncoder.withPeople(caller, standing, numbers, people));
  }
}
