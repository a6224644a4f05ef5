package io.snug.gateway.edge;

import static io.snug.gateway.edge.SlackCalls.form;
import static io.snug.gateway.edge.SlackCalls.isError;
import static io.snug.gateway.testing.RunningGateway.AUTH;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.json.JsonCompareMode;

/// What a token has to be, and to have been granted, for a method.
class SlackScopesTest {
  @Test
  void botToken_mayNotCreateGroups_butConversations() {
    var bot = AUTH.token("SLACK_BOT", "UB", "groups:write");
    isError(form("groups.create", bot, "name=a"), "not_allowed_token_type");
    form("conversations.create", bot, "name=a&is_private=true")
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({
    "groups:write, is_private=true, true",
    "groups:write, is_private=false, false",
    "channels:manage, '', true",
    "channels:manage, is_private=true, false",
    "im:write, is_private=true, false"
  })
  void scope_isThatOfTheKindOfChannelThatIsMade(String scope, String argument, boolean admitted) {
    form("conversations.create", AUTH.token("SLACK_BOT", "UB", scope), "name=a&" + argument)
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK_USER, groups.create, '', groups:write",
    "SLACK_USER, conversations.create, is_private=true, groups:write",
    "SLACK_USER, conversations.create, '', channels:write",
    "SLACK_BOT, conversations.create, '', channels:manage",
    "SLACK_USER, conversations.list, '', groups:read",
  })
  void missingScope_namesNeededAndProvided(String kind, String method, String body, String needed) {
    var token = AUTH.token(kind, "U2", "users:read", "team:read");
    form(method, token, body)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("X-OAuth-Scopes", "users:read,team:read")
        .expectBody()
        .json(
            "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\""
                + needed
                + "\",\"provided\":\"users:read,team:read\"}",
            JsonCompareMode.STRICT);
  }

  @Test
  void missingScope_providesEmptyText_whenTokenHasNone() {
    form("groups.create", AUTH.token("SLACK_USER", "U3"), "name=a")
        .expectBody()
        .jsonPath("$.provided")
        .isEqualTo("");
  }
}
