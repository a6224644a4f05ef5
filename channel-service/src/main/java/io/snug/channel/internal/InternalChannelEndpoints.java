package io.snug.channel.internal;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelEvents;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.channel.ChannelPerson;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.channel.Grant;
import io.snug.channel.channel.Member;
import io.snug.channel.channel.Standing;
import io.snug.channel.copy.MembershipOwner;
import io.snug.platform.caller.UserId;
import io.snug.platform.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What the other services ask about channels.
public final class InternalChannelEndpoints {
  private final ChannelRepository channels;
  private final MembershipOwner memberships;

  public InternalChannelEndpoints(ChannelRepository channels, MembershipOwner memberships) {
    this.channels = channels;
    this.memberships = memberships;
  }

  public RouterFunction<ServerResponse> routes() {
    return route()
        .GET("/internal/channels/{id}", this::channel)
        .GET("/internal/channels/{id}/readers/{user}", this::reader)
        .build();
  }

  /// The state as in events, with the members this service knows of.
  private Mono<ServerResponse> channel(ServerRequest request) {
    return channels
        .find(new ChannelId(request.pathVariable("id")))
        .flatMap(channel -> channels.people(channel.id()).map(people -> state(channel, people)))
        .flatMap(InternalChannelEndpoints::ok)
        .switchIfEmpty(ServerResponse.notFound().build());
  }

  private static ObjectNode state(Channel channel, List<ChannelPerson> people) {
    var data = ChannelEvents.data(channel);
    data.set(
        "members",
        ChannelEvents.members(
            people.stream().map(p -> new Member(p.person(), p.roles(), null)).toList()));
    return data;
  }

  private Mono<ServerResponse> reader(ServerRequest request) {
    var user = new UserId(request.pathVariable("user"));
    return channels
        .standing(new ChannelId(request.pathVariable("id")), user)
        .flatMap(standing -> heard(standing, user))
        .map(standing -> access(standing, request))
        .defaultIfEmpty(access(false, false))
        .flatMap(InternalChannelEndpoints::ok);
  }

  private Mono<Standing> heard(Standing standing, UserId user) {
    if (standing.membership() != null || standing.channel().isPublic()) {
      return Mono.just(standing);
    }
    var channel = standing.channel();
    return memberships
        .find(channel.workspaceId(), user, channel.id().value())
        .map(known -> new Standing(channel, known))
        .defaultIfEmpty(standing);
  }

  private static ObjectNode access(Standing standing, ServerRequest request) {
    var channel = standing.channel();
    boolean isMember = standing.isMember();
    boolean asGuest = channel.isPublic() || isGranted(channel, request, Grant.READ);
    boolean write = isMember || isGranted(channel, request, Grant.WRITE);
    return access(isMember || asGuest, write).put("asGuest", asGuest);
  }

  private static boolean isGranted(Channel channel, ServerRequest request, String permission) {
    var roles = names(request, "roles");
    if (channel.sharing().isByGrant() && roles.contains("admin")) {
      return true;
    }
    var user = request.pathVariable("user");
    var groups = names(request, "groups");
    return channel.sharing().grants().stream()
        .anyMatch(
            grant -> grant.permission().equals(permission) && grant.covers(user, groups, roles));
  }

  private static Set<String> names(ServerRequest request, String parameter) {
    return request.queryParams().getOrDefault(parameter, List.of()).stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .collect(Collectors.toSet());
  }

  private static ObjectNode access(boolean read, boolean write) {
    return Json.object().put("read", read).put("write", write);
  }

  private static Mono<ServerResponse> ok(ObjectNode body) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(body));
  }
}
