package io.snug.channel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import io.snug.platform.test.FaultyStatements.When;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The k-th statement of a call fails, for every k, before it is executed and after: what the call
/// writes is there whole or not at all, an answer that says "not done" is true, and the same call
/// again never makes a second one.
class StatementFaultsIT extends ChannelServiceFixture {
  private static final int STATEMENTS_MAX = 20;

  /// What each dialect answers when it cannot know.
  private static final Set<String> UNKNOWN =
      Set.of(
          "fatal_error",
          "Internal server error",
          "The service did not answer in time.",
          "Internal Server Error");

  @AfterEach
  void heal() {
    statements().heal();
  }

  /// One call under test.
  private interface Attempt {
    /// Makes the call, of which k is a part of the name.
    Answer call(int k);

    /// How many there are of each thing it writes: all are 0, or all are 1.
    List<Long> written(int k);
  }

  private void everyStatement(When when, Attempt attempt) {
    for (int k = 1; k <= STATEMENTS_MAX; k++) {
      var name = when + " statement " + k;
      statements().fail(k, when);
      var answer = attempt.call(k);
      boolean hasFailed = statements().hasFailed();
      statements().heal();
      var written = attempt.written(k);
      assertThat(written.stream().distinct()).as("%s left %s", name, written).hasSize(1);
      assertThat(written.getFirst()).as(name).isLessThanOrEqualTo(1);
      if (isOk(answer)) {
        assertThat(written.getFirst()).as("%s was acknowledged", name).isEqualTo(1);
      } else if (!UNKNOWN.contains(error(answer))) {
        assertThat(written.getFirst()).as("%s was refused: %s", name, answer.body()).isZero();
      }
      attempt.call(k);
      assertThat(attempt.written(k)).as("%s, and again", name).containsOnly(1L);
      if (!hasFailed) {
        assertThat(k).as("statements of a call").isGreaterThan(1);
        return;
      }
    }
    throw new AssertionError("the call has no end of statements");
  }

  private static boolean isOk(Answer answer) {
    return answer.status() < 300 && error(answer).isEmpty();
  }

  private static String error(Answer answer) {
    return answer.at("/detail").isMissingNode() ? answer.text("/error") : answer.text("/detail");
  }

  private static Attempt attempt(IntFunction<Answer> call, IntFunction<List<Long>> written) {
    return new Attempt() {
      @Override
      public Answer call(int k) {
        return call.apply(k);
      }

      @Override
      public List<Long> written(int k) {
        return written.apply(k);
      }
    };
  }

  /// A channel of that name, its reservation, its creator's membership and its event.
  private List<Long> channel(String name) {
    return List.of(
        count("channel", "name = '" + name + "'"),
        count("channel_name", "name = '" + name + "'"),
        count(
            "member JOIN channel ON channel.id = member.channel_id",
            "name = '" + name + "' AND user_id = 'UADA'"),
        count("outbox", "type = 'channel-created' AND payload->>'name' = '" + name + "'"));
  }

  @ParameterizedTest
  @EnumSource
  void create_isWholeOrNothing_forSlack(When when) {
    var name = name("slack-" + when.name().toLowerCase());
    everyStatement(
        when,
        attempt(
            k -> post(slack(ADA), "/api/groups.create", Json.object().put("name", name + "-" + k)),
            k -> channel(name + "-" + k)));
  }

  @ParameterizedTest
  @EnumSource
  void create_isWholeOrNothing_forRocketChat_withMembers(When when) {
    var name = name("rocket-" + when.name().toLowerCase());
    everyStatement(
        when,
        attempt(
            k -> {
              var body = Json.object().put("name", name + "-" + k);
              body.putArray("members").add("bob").add("eve");
              return post(ADA, "/api/v1/groups.create", body);
            },
            k -> channel(name + "-" + k)));
  }

  @ParameterizedTest
  @EnumSource
  void direct_isOneForEver(When when) {
    var other = "UNOBODY" + when;
    everyStatement(
        when,
        attempt(
            k -> get(openWebUi(ADA), "/api/v1/channels/users/" + other + k),
            k -> {
              var mine = "user_id = '" + other + k + "'";
              return List.of(
                  count("member", mine),
                  count("direct_channel d JOIN member m USING (channel_id)", "m." + mine),
                  count("outbox o JOIN member m ON m.channel_id = o.event_key", "m." + mine));
            }));
  }

  @ParameterizedTest
  @EnumSource
  void post_isOneMessage_whenItsIdComesAgain(When when) {
    var id = group(name("post"), BOB);
    var before = new AtomicReference<>(0L);
    everyStatement(
        when,
        attempt(
            k -> {
              var body = Json.object();
              body.putObject("message")
                  .put("rid", id)
                  .put("msg", "hello @bob")
                  .put("_id", "m" + k + id);
              before.set(k - 1L);
              return post(ADA, "/api/v1/chat.sendMessage", body);
            },
            k ->
                List.of(
                    count("message", "channel_id = '" + id + "' AND id = 'm" + k + id + "'"),
                    count(
                        "outbox", "event_key = '" + id + "' AND aggregate_id = 'm" + k + id + "'"),
                    lastSeq(id) - before.get())));
  }

  @ParameterizedTest
  @EnumSource
  void postToSomebody_isNeverCalledUndone_onceTheirRoomIsThere(When when) {
    for (int k = 1; k <= STATEMENTS_MAX; k++) {
      var other = caller("UTO" + when + k, "to-" + when + k, ADA.credential());
      account(other.userId().value(), other.username(), "user");
      statements().fail(k, when);
      var say = Json.object().put("channel", "@" + other.username()).put("text", "hello");
      var answer = post(ADA, "/api/v1/chat.postMessage", say);
      boolean hasFailed = statements().hasFailed();
      statements().heal();
      var mine = "member WHERE user_id = '" + other.userId() + "'";
      if (!isOk(answer) && !UNKNOWN.contains(error(answer))) {
        assertThat(count("direct_channel", "channel_id IN (SELECT channel_id FROM " + mine + ")"))
            .isZero();
      }
      if (!hasFailed) {
        assertThat(isOk(answer)).isTrue();
        return;
      }
    }
    throw new AssertionError("the call has no end of statements");
  }

  private long lastSeq(String id) {
    return database
        .sql("SELECT last_seq FROM channel WHERE id = '" + id + "'")
        .mapValue(Long.class)
        .one()
        .block();
  }

  @ParameterizedTest
  @EnumSource
  void rename_takesAndLetsGo_orNeither(When when) {
    var id = group(name("rename"));
    var name = name("renamed");
    everyStatement(
        when,
        attempt(
            k ->
                post(
                    slack(ADA),
                    "/api/conversations.rename",
                    Json.object().put("channel", id).put("name", name + "-" + k)),
            k ->
                List.of(
                    count("channel", "id = '" + id + "' AND name = '" + name + "-" + k + "'"),
                    count("channel_name", "name = '" + name + "-" + k + "'"),
                    count(
                        "outbox",
                        "event_key = '" + id + "' AND payload->>'name' = '" + name + "-" + k + "'"),
                    // The old one is gone if and only if the new one is there.
                    count("channel_name", "channel_id = '" + id + "'")
                        - 1
                        + count("channel_name", "name = '" + name + "-" + k + "'"))));
  }

  @ParameterizedTest
  @EnumSource
  void update_isWholeOrNothing_forOpenWebUi(When when) {
    var create = "{\"type\":\"group\",\"name\":\"x\"}";
    var id =
        post(openWebUi(ADA), "/api/v1/channels/create", "application/json", create).text("/id");
    everyStatement(
        when,
        attempt(
            k ->
                post(
                    openWebUi(ADA),
                    "/api/v1/channels/" + id + "/update",
                    "application/json",
                    "{\"name\":\"n" + k + "\",\"description\":\"d" + k + "\"}"),
            k ->
                List.of(
                    count("channel", "id = '" + id + "' AND name = 'n" + k + "'"),
                    count(
                        "outbox",
                        "event_key = '"
                            + id
                            + "' AND type = 'channel-renamed'"
                            + " AND payload->>'name' = 'n"
                            + k
                            + "'"),
                    count(
                        "outbox",
                        "event_key = '"
                            + id
                            + "' AND type = 'channel-changed'"
                            + " AND payload->'purpose'->>'value' = 'd"
                            + k
                            + "'"))));
  }

  @ParameterizedTest
  @EnumSource
  void membershipNews_isKeptWholeOrNotAtAll_andWhenItComesAgain(When when) {
    var id = group(name("news"));
    everyStatement(
        when,
        attempt(
            k -> deliver(added(id, k)),
            k -> {
              var user = "UNEW" + k;
              return List.of(
                  count("member", "channel_id = '" + id + "' AND user_id = '" + user + "'"),
                  count("message", "channel_id = '" + id + "' AND body = 'new" + k + "'"),
                  count("inbox", "event_id = '" + added(id, k).id() + "'"),
                  count(
                      "outbox", "event_key = '" + id + "' AND payload->>'text' = 'new" + k + "'"));
            }));
  }

  /// The same event every time it is asked for.
  private static Event added(String channel, int k) {
    var user = caller("UNEW" + k, "new" + k, ADA.credential());
    var subject = channel + "/" + user.userId();
    return new Event(
        UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)),
        "member-added",
        "/snug/tests",
        subject,
        channel,
        1,
        Instant.EPOCH,
        null,
        membership(channel, user, 1));
  }
}
