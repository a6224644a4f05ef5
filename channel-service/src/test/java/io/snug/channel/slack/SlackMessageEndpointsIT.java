package io.snug.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackMessageEndpointsIT extends ChannelServiceFixture {

  private Answer post(Caller caller, String channel, String text, String... more) {
    var body = Json.object().put("channel", channel).put("text", text);
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return post(slack(caller), "/api/chat.postMessage", body);
  }

  @Test
  void post_answersTheMessage_whenTheCallerIsAMember() {
    var name = name("post");
    var id = group(name, BOB);
    var answer = post(BOB, id, "hello <@UADA>");
    assertThat(answer.at("/ok").booleanValue()).isTrue();
    assertThat(answer.text("/channel")).isEqualTo(id);
    assertThat(answer.text("/ts")).matches("\\d{10}\\.\\d{6}");
    assertThat(answer.text("/message/text")).isEqualTo("hello <@UADA>");
    assertThat(post(BOB, "#" + name, "by name").text("/channel")).isEqualTo(id);

    var event = events("message-posted", id).getFirst();
    assertThat(event.path("seq").longValue()).isEqualTo(1);
    assertThat(event.path("ts").asString()).isEqualTo(answer.text("/ts"));
    assertThat(event.at("/mentions/0").asString()).isEqualTo("UADA");
  }

  @Test
  void post_refuses_whenItMust() {
    var id = group(name("refuse"));
    assertThat(post(EVE, id, "hi").text("/error")).isEqualTo("channel_not_found");
    assertThat(post(ADA, "C0NOWHERE", "hi").text("/error")).isEqualTo("channel_not_found");
    assertThat(post(ADA, "", "hi").text("/error")).isEqualTo("channel_not_found");
    assertThat(post(ADA, id, "").text("/error")).isEqualTo("no_text");
    assertThat(post(ADA, id, "hi", "thread_ts", "1.1").text("/error"))
        .isEqualTo("thread_not_found");
    assertThat(post(ADA, id, "hi", "blocks", "{}").text("/error")).isEqualTo("invalid_blocks");
    var absent = post(slack(ADA), "/api/chat.postMessage", Json.object().put("text", "hi"));
    assertThat(absent.text("/error")).isEqualTo("invalid_arguments");
    assertThat(count("message", "channel_id = '" + id + "'")).isZero();
  }

  @Test
  void post_isNotInChannel_whenThePublicChannelIsNotJoined() {
    var id = publicChannel();
    assertThat(post(EVE, id, "hi").text("/error")).isEqualTo("not_in_channel");
    var history = get(slack(EVE), "/api/conversations.history?channel=" + id);
    assertThat(history.at("/ok").booleanValue()).isTrue();
  }

  private String publicChannel() {
    var id = group(name("open"));
    database.sql("UPDATE channel SET type = 'public' WHERE id = '" + id + "'").then().block();
    return id;
  }

  @Test
  void post_isArchived_whenTheChannelIs() {
    var id = group(name("archived"));
    database.sql("UPDATE channel SET archived = true WHERE id = '" + id + "'").then().block();
    assertThat(post(ADA, id, "hi").text("/error")).isEqualTo("is_archived");
  }

  @Test
  void post_cuts_whenTheTextIsTooLong() {
    var id = group(name("long"));
    assertThat(post(ADA, id, "x".repeat(40_001)).text("/message/text")).hasSize(40_000);
  }

  @Test
  void post_isOneMessage_whenTheClientSendsItTwice() {
    var id = group(name("twice"));
    var first = post(ADA, id, "hi", "client_msg_id", "abc");
    var second = post(ADA, id, "hi", "client_msg_id", "abc");
    assertThat(second.text("/ts")).isEqualTo(first.text("/ts"));
    assertThat(events("message-posted", id)).hasSize(1);
  }

  @Test
  void history_pagesNewestFirst_whenThereIsMore() {
    var id = group(name("history"));
    for (int i = 0; i < 5; i++) {
      post(ADA, id, "m" + i);
    }
    var texts = new ArrayList<String>();
    var cursor = "";
    do {
      var page =
          get(
              slack(ADA),
              "/api/conversations.history?limit=2&channel={c}&cursor={cursor}",
              id,
              cursor);
      page.at("/messages").forEach(m -> texts.add(m.get("text").asString()));
      assertThat(page.at("/has_more").booleanValue())
          .isEqualTo(page.body().has("response_metadata"));
      cursor = page.text("/response_metadata/next_cursor");
    } while (!cursor.isEmpty());
    assertThat(texts).containsExactly("m4", "m3", "m2", "m1", "m0");
  }

  @Test
  void history_honoursItsBounds_whenTheyAreGiven() {
    var id = group(name("bounds"));
    var ts = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      ts.add(post(ADA, id, "m" + i).text("/ts"));
    }
    var base = "/api/conversations.history?channel=" + id;
    assertThat(get(slack(ADA), base + "&latest=" + ts.get(1)).at("/messages")).hasSize(1);
    assertThat(get(slack(ADA), base + "&inclusive=1&latest=" + ts.get(1)).at("/messages"))
        .hasSize(2);
    assertThat(get(slack(ADA), base + "&oldest=" + ts.get(1)).at("/messages")).hasSize(1);
    assertThat(get(slack(ADA), base + "&inclusive=1&oldest=" + ts.get(1)).at("/messages"))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latest=abc          | invalid_ts_latest",
        "oldest=1.1234567    | invalid_ts_oldest",
        "limit=-1            | invalid_limit",
        "limit=x             | invalid_limit",
        "cursor=garbage      | invalid_cursor",
        "cursor=bmV4dF90czoxOjA= | invalid_cursor",
      })
  void history_refuses_whenArgumentsAreWrong(String query, String error) {
    var id = group(name("wrong"));
    var answer = get(slack(ADA), "/api/conversations.history?channel=" + id + "&" + query);
    assertThat(answer.text("/error")).isEqualTo(error);
  }

  @Test
  void replies_listTheThread_whenThereIsOne() {
    var id = group(name("thread"), BOB);
    var parent = post(ADA, id, "parent").text("/ts");
    post(BOB, id, "reply", "thread_ts", parent);
    post(ADA, id, "shown", "thread_ts", parent, "reply_broadcast", "true");

    var replies = get(slack(ADA), "/api/conversations.replies?channel=" + id + "&ts=" + parent);
    assertThat(texts(replies)).containsExactly("parent", "reply", "shown");
    assertThat(replies.text("/messages/1/thread_ts")).isEqualTo(parent);
    assertThat(replies.text("/messages/1/parent_user_id")).isEqualTo("UADA");

    var history = get(slack(ADA), "/api/conversations.history?channel=" + id);
    assertThat(texts(history)).containsExactly("shown", "parent");
    assertThat(history.text("/messages/0/subtype")).isEqualTo("thread_broadcast");
    assertThat(history.at("/messages/1/reply_count").intValue()).isEqualTo(2);
    assertThat(history.at("/messages/1/reply_users")).hasSize(2);

    var next =
        get(slack(ADA), "/api/conversations.replies?limit=1&channel=" + id + "&ts=" + parent);
    assertThat(texts(next)).containsExactly("parent", "reply");
    var last =
        get(
            slack(ADA),
            "/api/conversations.replies?limit=1&channel={c}&ts={t}&cursor={x}",
            id,
            parent,
            next.text("/response_metadata/next_cursor"));
    assertThat(texts(last)).containsExactly("parent", "shown");
  }

  private static List<String> texts(Answer answer) {
    var texts = new ArrayList<String>();
    answer.at("/messages").forEach(message -> texts.add(message.get("text").asString()));
    return texts;
  }

  @Test
  void replies_findNoThread_whenTheTimestampIsNone() {
    var id = group(name("nothread"));
    for (var ts : List.of("", "abc", "1.5")) {
      var answer = get(slack(ADA), "/api/conversations.replies?channel={c}&ts={t}", id, ts);
      assertThat(answer.text("/error")).isEqualTo("thread_not_found");
    }
    var stranger = get(slack(EVE), "/api/conversations.replies?channel={c}&ts=1.5", id);
    assertThat(stranger.text("/error")).isEqualTo("channel_not_found");
  }

  @Test
  void groupsHistory_warnsAndCounts_whenAsked() {
    var id = group(name("old"), BOB);
    post(BOB, id, "hi");
    var answer = get(slack(ADA), "/api/groups.history?unreads=1&channel=" + id);
    assertThat(answer.at("/unread_count_display").intValue()).isEqualTo(1);
    assertThat(answer.text("/warning")).isEqualTo("method_deprecated");
    assertThat(get(slack(ADA), "/api/groups.history?channel=" + publicChannel()).text("/error"))
        .isEqualTo("channel_not_found");
  }
}
