package io.snug.benchmark.call;

import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.data.Person;
import io.snug.benchmark.floor.Statements;
import io.snug.benchmark.load.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The calls as clients make them.
public final class Calls {
  private static final String OK = "\"ok\":true";
  private static final Map<String, String> SLACK_TOKEN = Map.of("Authorization", "Bearer {1}");
  private static final int SHOWN = 200;

  private final Dataset dataset;
  private final Statements statements;

  public Calls(Dataset dataset, Statements statements) {
    this.dataset = dataset;
    this.statements = statements;
  }

  /// Those with a target.
  public List<MeasuredCall> promised() {
    return List.of(
        new MeasuredCall("create", create(), 2, statements.create(), 2.5),
        new MeasuredCall("hide", hide(), 2, statements.hide(), 2.0),
        new MeasuredCall("info", info(), 1, statements.info(), 1.7),
        new MeasuredCall("list", list(), 1, statements.list(), 1.7),
        new MeasuredCall("post", post(), 2, statements.post(), 2.5));
  }

  private Call create() {
    return Call.post(
            "/api/conversations.create",
            with(SLACK_TOKEN, "Content-Type", "application/json; charset=utf-8"),
            "{\"name\":\"c{n}\",\"is_private\":true}",
            OK)
        .with(dataset.actors().stream().map(actor -> List.of("", actor.slackToken())).toList());
  }

  /// Every actor hides every work channel once, then it is over: they have to be shown again before
  /// the next run.
  private Call hide() {
    return Call.post(
            "/api/groups.close",
            with(SLACK_TOKEN, "Content-Type", "application/x-www-form-urlencoded"),
            "channel={0}",
            OK)
        .with(seats(dataset.workChannels(), dataset.actors()));
  }

  private Call info() {
    var channels = dataset.workChannels().stream().limit(SHOWN).toList();
    return Call.get("/api/conversations.info?channel={0}", SLACK_TOKEN, OK)
        .with(seats(channels, dataset.actors()));
  }

  private Call list() {
    return Call.get(
        "/api/conversations.list?types=private_channel&limit=100", dataset.listsFew().slack(), OK);
  }

  private Call post() {
    return Call.post(
            "/api/chat.postMessage",
            with(SLACK_TOKEN, "Content-Type", "application/json; charset=utf-8"),
            "{\"channel\":\"{0}\",\"text\":\"The tide is in, and it brought message {n}.\"}",
            OK)
        .with(seats(dataset.pairChannels(), dataset.actors().subList(0, 1)));
  }

  private static List<List<String>> seats(List<String> channels, List<Person> people) {
    var seats = new ArrayList<List<String>>();
    for (var channel : channels) {
      for (var person : people) {
        seats.add(List.of(channel, person.slackToken()));
      }
    }
    return seats;
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(name, value);
    return Map.copyOf(more);
  }
}
