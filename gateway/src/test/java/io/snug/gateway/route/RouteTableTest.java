package io.snug.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.internal.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  private final RouteTable routes = new RouteTable();

  @ParameterizedTest
  @CsvSource({
    "/api/groups.create, groups.create, CHANNEL",
    "/api/groups.close, groups.close, MEMBERSHIP",
    "/api/auth.test, auth.test, AUTH",
    "/api/info, info, AUTH",
    "/api/v1/info, info, AUTH",
    "/api/v1/groups.create, groups.create, CHANNEL",
    "/api/v1/groups.close, groups.close, MEMBERSHIP",
    "/api/v1/chat.sendMessage, chat.*, CHANNEL",
    "/api/v1/users.info, users.*, AUTH",
    "/api/v1/settings.public, settings.public, AUTH",
    "/api/v1/settings/Site_Url, settings/*, AUTH",
    "/api/v1/method.call/createPrivateGroup, method.call/createPrivateGroup, CHANNEL",
    "/api/v1/method.call/rooms:get, method.call/rooms/get, MEMBERSHIP",
    "/api/v1/method.callAnon/login, method.callAnon/login, AUTH",
    "/api/v1/method.call/noSuchMethod, method.call/*, AUTH",
    "/api/channels/create, /api/channels/create, CHANNEL",
    "/api/v1/channels/create, /api/v1/channels/create, CHANNEL",
    "/api/v1/channels/, /api/v1/channels/, MEMBERSHIP",
    "/api/v1/channels, /api/v1/channels, MEMBERSHIP",
    "/api/v1/channels/list, /api/v1/channels/list, MEMBERSHIP",
    "/api/v1/channels/c1, /api/v1/channels/{}, CHANNEL",
    "/api/v1/channels/c1/messages/post, /api/v1/channels/{}/**, CHANNEL",
    "/api/v1/channels/users/u1, /api/v1/channels/users/{}, CHANNEL",
    "/api/v1/channels/c1/members, /api/v1/channels/{}/members, MEMBERSHIP",
    "/api/v1/channels/c1/members/active, /api/v1/channels/{}/members/active, MEMBERSHIP",
    "/api/v1/channels/c1/update, /api/v1/channels/{}/**, CHANNEL",
    "/api/v1/channels/c1/update/members/add, /api/v1/channels/{}/update/members/add, MEMBERSHIP",
    "/api/v1/auths/, /api/v1/auths/, AUTH",
    "/api/v1/auths/api_key, /api/v1/auths/**, AUTH",
    "/api/v1/users/u1/info, /api/v1/users/**, AUTH",
    "/api/config, /api/config, AUTH",
    "/health, /health, AUTH",
  })
  void find_namesRowAndService_whenTableHasIt(String path, String row, Peer service) {
    assertThat(routes.find(path))
        .isInstanceOfSatisfying(
            Destination.Known.class,
            known -> {
              assertThat(known.endpoint().name()).isEqualTo(row);
              assertThat(known.endpoint().service()).isEqualTo(service);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "/api/groups.explode, SLACK, groups.explode",
    "/api/groups.Create, SLACK, groups.Create",
    "/api/v1/groups.explode, ROCKET_CHAT, groups.explode",
    "/api/v1/nothing, ROCKET_CHAT, nothing",
    "/api/v1/tools/, OPEN_WEBUI, /api/v1/tools/",
    "/api/channels/destroy, OPEN_WEBUI, /api/channels/destroy",
    "/, OPEN_WEBUI, /",
    "/nowhere, OPEN_WEBUI, /nowhere",
  })
  void find_guessesDialect_whenTableHasNoRow(String path, Dialect dialect, String method) {
    assertThat(routes.find(path)).isEqualTo(new Destination.Unknown(dialect, method));
  }

  @Test
  void ownerOf_isNull_whenNobodyHasTheMethod() {
    assertThat(routes.ownerOf("hideRoom")).isEqualTo(Peer.MEMBERSHIP);
    assertThat(routes.ownerOf("explodeRoom")).isNull();
  }

  @Test
  void reads_tellsLookingFromWriting() {
    var reads = DialectRoutes.SLACK.stream().filter(SlackMethod::reads).map(SlackMethod::name);
    assertThat(reads)
        .contains("conversations.list", "groups.history", "users.lookupByEmail")
        .doesNotContain("groups.create", "chat.postMessage", "auth.revoke");
  }
}
