package io.snug.channel.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenWebUiChangeEndpointsIT extends ChannelServiceFixture {
  private static final String JSON = "application/json";

  private String create(Caller caller, String body) {
    return post(caller, "/api/v1/channels/create", JSON, body).text("/id");
  }

  private Answer update(Caller caller, String id, String body) {
    return post(caller, "/api/v1/channels/" + id + "/update", JSON, body);
  }

  @Test
  void update_replacesAllButGrants_andTellsTheNewNameFirst() {
    var id =
        create(
            openWebUi(ADA),
            """
            {"type":"group","name":"quay","description":"d","is_private":true,"data":{"a":1},
             "meta":{"b":2},"access_grants":[
               {"principal_type":"user","principal_id":"UBOB","permission":"read"}]}
            """);
    var answer = update(openWebUi(ADA), id, "{\"name\":\"The Quay\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/name")).isEqualTo("The Quay");
    assertThat(answer.at("/type").asString()).isEqualTo("group");
    for (var emptied : Set.of("description", "is_private", "data", "meta", "updated_by")) {
      assertThat(answer.at("/" + emptied).isNull()).as(emptied).isTrue();
    }
    assertThat(answer.at("/access_grants")).hasSize(1);
    assertThat(answer.at("/updated_at").longValue())
        .isGreaterThanOrEqualTo(answer.at("/created_at").longValue());
    assertThat(events("channel-renamed", id)).hasSize(1);
    assertThat(events("channel-changed", id)).hasSize(1);
    assertThat(get(openWebUi(ADA), "/api/v1/channels/" + id).text("/name")).isEqualTo("The Quay");
  }

  @Test
  void update_emptiesTheName_whereItIsLeftOut_butNotOfAChannelMadeElsewhere() {
    var own = create(openWebUi(ADA), "{\"type\":\"group\",\"name\":\"mine\"}");
    assertThat(update(openWebUi(ADA), own, "{\"description\":\"d\"}").text("/name")).isEmpty();
    var name = name("made-elsewhere");
    var other = group(name);
    var answer = update(openWebUi(ADA), other, "{\"description\":\"d\"}");
    assertThat(answer.text("/name")).isEqualTo(name);
    assertThat(answer.text("/description")).isEqualTo("d");
  }

  @Test
  void update_allowsDoubles_butAChannelMadeElsewhereKeepsItsNameToItself() {
    var name = name("doubled");
    group(name);
    var own = create(openWebUi(ADA), "{\"type\":\"group\",\"name\":\"x\"}");
    var doubled = "{\"name\":\"" + name + "\"}";
    assertThat(update(openWebUi(ADA), own, doubled).status()).isEqualTo(200);
    var elsewhere = group(name("elsewhere"));
    var refused = update(openWebUi(ADA), elsewhere, doubled);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/detail")).isEqualTo("Something went wrong :/");
    var free = name("Free Name");
    assertThat(update(openWebUi(ADA), elsewhere, "{\"name\":\"" + free + "\"}").text("/name"))
        .isEqualTo(free);
    assertThat(count("channel_name", "channel_id = '" + elsewhere + "' AND name = '" + free + "'"))
        .isEqualTo(1);
  }

  @Test
  void update_isForTheMakerAndAdministrators_inTheChannelOrNot() {
    var id = create(openWebUi(ADA), "{\"type\":\"group\",\"name\":\"x\",\"user_ids\":[\"UBOB\"]}");
    var refused = update(openWebUi(BOB), id, "{\"name\":\"y\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/detail")).isEqualTo("Something went wrong :/");
    assertThat(update(admin(), id, "{\"name\":\"y\"}").status()).isEqualTo(200);
    assertThat(update(admin(), "CNONE", "{\"name\":\"y\"}").status()).isEqualTo(404);
    assertThat(update(admin(), id, "{\"name\":1,\"data\":[]}").at("/detail")).hasSize(2);
    assertThat(update(caller("UPEN", "pen"), id, "{\"name\":1}").status()).isEqualTo(401);
  }

  private static Caller caller(String id, String username) {
    return io.snug.platform.test.TestCallers.caller(
        id, username, io.snug.platform.caller.CredentialKind.OPEN_WEBUI_SESSION, Set.of("pending"));
  }

  @Test
  void update_ofGrants_decidesWhoFindsAStandardChannel() {
    var id = create(admin(), "{\"name\":\"harbour\"}");
    assertThat(count("channel", "id = '" + id + "' AND type = 'private'")).isEqualTo(1);
    update(
        admin(),
        id,
        """
        {"name":"harbour","access_grants":[
          {"principal_type":"user","principal_id":"*","permission":"read"},{"nonsense":1}]}
        """);
    assertThat(count("channel", "id = '" + id + "' AND type = 'public'")).isEqualTo(1);
    assertThat(get(openWebUi(BOB), "/api/v1/channels/" + id).status()).isEqualTo(200);
    update(admin(), id, "{\"name\":\"harbour\",\"access_grants\":[]}");
    assertThat(get(openWebUi(BOB), "/api/v1/channels/" + id).status()).isEqualTo(403);
    assertThat(events("channel-renamed", id)).isEmpty();
    assertThat(events("channel-changed", id)).hasSize(2);
  }
}
