package io.snug.channel.rocketchat;

import io.snug.channel.directory.ChannelEntry;
import io.snug.channel.directory.DirectoryPage;
import io.snug.channel.directory.DirectoryRepository;
import io.snug.channel.directory.DirectoryRequest;
import io.snug.channel.directory.DirectoryRequest.Sort;
import io.snug.channel.directory.PersonEntry;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's directory, where also those channels are found that one has hidden.
///
/// @see <a href="https://developer.rocket.chat/apidocs/directory">Rocket.Chat: Directory</a>
public final class DirectoryEndpoints {
  private static final String UNFIT = "Please verify the parameters";
  private static final Map<String, Sort> SORTS =
      Map.of(
          "name", Sort.NAME,
          "createdAt", Sort.CREATED,
          "usersCount", Sort.MEMBERS,
          "lastMessage", Sort.LAST_MESSAGE,
          "usernames", Sort.NAME,
          "username", Sort.NAME);

  private final DirectoryRepository directory;

  public DirectoryEndpoints(DirectoryRepository directory) {
    this.directory = directory;
  }

  void addTo(RocketChatMethods methods) {
    methods.get("directory", this::search);
  }

  private Mono<RocketChatReply> search(RocketChatCall call) {
    var query = query(call);
    var page = call.page();
    if (page.sort().size() > 1) {
      return Mono.just(RocketChatReply.failure("This method support only one \"sort\" parameter"));
    }
    var key = page.sort().keySet().stream().findFirst().orElse("name");
    var sort = SORTS.get(key);
    if (sort == null) {
      return Mono.just(RocketChatReply.failure(UNFIT));
    }
    var request =
        new DirectoryRequest(
            text(call, query, "text", ""),
            true,
            sort,
            page.sort().getOrDefault(key, true),
            page.offset(),
            page.count());
    return search(call, text(call, query, "type", "channels"), request);
  }

  private Mono<RocketChatReply> search(RocketChatCall call, String type, DirectoryRequest request) {
    return switch (type) {
      case "channels" ->
          call.caller().may("view-c-room")
              ? directory
                  .channels(call.caller(), request)
                  .map(found -> reply(found, request, DirectoryEndpoints::channel))
              : Mono.just(RocketChatReply.failure(UNFIT));
      case "users" ->
          call.caller().may("view-outside-room")
              ? directory
                  .people(call.caller(), request)
                  .map(found -> reply(found, request, DirectoryEndpoints::person))
              : Mono.just(RocketChatReply.failure(UNFIT));
      default -> Mono.just(RocketChatReply.failure(UNFIT));
    };
  }

  /// Older clients put everything into one JSON parameter.
  private static JsonNode query(RocketChatCall call) {
    var query = call.arguments().parameter("query");
    if (query == null || query.isBlank()) {
      return Json.object();
    }
    try {
      return ClientJson.parse(query);
    } catch (JacksonException _) {
      throw RocketChatFault.of(
          "error-invalid-query",
          "Invalid query parameter provided: \"" + query + "\"",
          Json.object().put("helperMethod", "parseJsonQuery"));
    }
  }

  private static String text(RocketChatCall call, JsonNode query, String name, String absent) {
    @Nullable String direct = call.arguments().parameter(name);
    return Objects.requireNonNullElse(direct != null ? direct : Json.text(query, name), absent);
  }

  private static <T> RocketChatReply reply(
      DirectoryPage<T> found, DirectoryRequest request, Function<T, ObjectNode> entry) {
    var payload = Json.object();
    var result = payload.putArray("result");
    found.entries().forEach(one -> result.add(entry.apply(one)));
    payload.put("count", found.entries().size());
    payload.put("offset", request.offset());
    payload.put("total", found.total());
    return RocketChatReply.ok(payload);
  }

  private static ObjectNode channel(ChannelEntry entry) {
    var room = RoomEncoder.room(entry.channel(), entry.members(), null, WireDates.REST);
    return room.retain(
        "_id",
        "t",
        "name",
        "fname",
        "topic",
        "description",
        "usersCount",
        "ts",
        "default",
        "archived",
        "teamId");
  }

  private static ObjectNode person(PersonEntry entry) {
    var person = RoomEncoder.user(entry.person());
    person.set("createdAt", WireDates.REST.of(entry.createdAt()));
    return person;
  }
}
