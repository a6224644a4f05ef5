package io.snug.benchmark.call;

import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.data.Person;
import io.snug.benchmark.floor.Statements;
import io.snug.benchmark.load.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The calls as clients make them.
public final class Calls {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String SUCCESS = "\"success\":true";
  private static final String OK = "\"ok\":true";
  private static final Map<String, String> SLACK_TOKEN = Map.of("Authorization", "Bearer {1}");
  private static final String SOUGHT = "gw00000";
  private static final int SHOWN = 200;

  /// In a hundred.
  private static final Map<String, Integer> DAY =
      Map.of(
          "info", 30,
          "list", 20,
          "history", 20,
          "post", 16,
          "hide", 5,
          "directory", 4,
          "create", 2,
          "create-rocketchat", 1,
          "create-openwebui-5", 1,
          "log-in", 1);

  private final Dataset dataset;
  private final Statements statements;

  public Calls(Dataset dataset, Statements statements) {
    this.dataset = dataset;
    this.statements = statements;
  }

  /// Those with a target.
  public List<MeasuredCall> promised() {
    return List.of(
        MeasuredCall.of("create", create(), 2, statements.create(1)).within(2.5),
        MeasuredCall.of("hide", hide(), 2, statements.hide())
            .within(2.0)
            .after(Dataset.State.WORK_SHOWN),
        info().within(1.7),
        MeasuredCall.of(
                "list", list(dataset.listsFew(), 100), 1, statements.list(dataset.listsFew()))
            .within(1.7),
        MeasuredCall.of("post", post(), 2, statements.post("GT")).within(2.5));
  }

  /// Looking at one channel.
  public MeasuredCall info() {
    return MeasuredCall.of("info", lookUp(), 1, statements.info());
  }

  /// All others.
  public List<MeasuredCall> others() {
    return List.of(
        MeasuredCall.of("create-rocketchat", createRocketChat(), 2, statements.create(1)),
        MeasuredCall.of("create-method", createByMethod(), 2, statements.create(1)),
        MeasuredCall.of("create-openwebui", createOpenWebUi(0), 2, statements.create(1)),
        MeasuredCall.of("create-openwebui-5", createOpenWebUi(5), 2, statements.create(6)),
        MeasuredCall.of("create-openwebui-50", createOpenWebUi(50), 2, statements.create(51)),
        MeasuredCall.of("dm-new", direct("UX{n}"), 2, statements.create(2)),
        MeasuredCall.of(
            "dm-existing", direct(dataset.actors().get(1).id()), 2, statements.findDirect()),
        MeasuredCall.of("reopen", reopen(), 2, statements.post("GT"))
            .after(Dataset.State.PAIRS_HIDDEN),
        MeasuredCall.of(
            "list-many", list(dataset.listsMany(), 1000), 1, statements.list(dataset.listsMany())),
        MeasuredCall.of("post-pair", post(fewPairs()), 2, statements.post("GT")),
        crowdPost(),
        MeasuredCall.of("history", history(), 1, statements.history()),
        MeasuredCall.of(
            "directory", directory(), 1, statements.directory(dataset.listsMany(), SOUGHT)),
        MeasuredCall.of("log-in", logIn(), 1, null).hashing(1));
  }

  /// A post in a channel of many.
  public MeasuredCall crowdPost() {
    return MeasuredCall.of("post-crowd", post(dataset.crowdChannels()), 2, statements.post("GB"));
  }

  /// As many channels of two as there are crowds: posts in one channel wait for each other, and few
  /// channels make them wait more than many.
  private List<String> fewPairs() {
    return dataset.pairChannels().subList(0, dataset.crowdChannels().size());
  }

  /// What people do in a day, in proportion.
  public List<MeasuredCall> day() {
    return Stream.concat(promised().stream(), others().stream())
        .map(call -> call.weighing(DAY.getOrDefault(call.name(), 0)))
        .filter(call -> call.call().weight() > 0)
        .toList();
  }

  private Call create() {
    return Call.post(
            "/api/conversations.create",
            with(SLACK_TOKEN, CONTENT_TYPE, JSON),
            "{\"name\":\"c{n}\",\"is_private\":true}",
            OK)
        .with(dataset.actors().stream().map(actor -> List.of("", actor.slackToken())).toList());
  }

  /// Every actor hides every work channel once, then it is over: they have to be shown again before
  /// the next run.
  private Call hide() {
    return Call.post(
            "/api/groups.close",
            with(SLACK_TOKEN, CONTENT_TYPE, "application/x-www-form-urlencoded"),
            "channel={0}",
            OK)
        .with(seats(dataset.workChannels(), dataset.actors()));
  }

  private Call lookUp() {
    var channels = dataset.workChannels().stream().limit(SHOWN).toList();
    return Call.get("/api/conversations.info?channel={0}", SLACK_TOKEN, OK)
        .with(seats(channels, dataset.actors()));
  }

  private static Call list(Person person, int limit) {
    return Call.get(
        "/api/conversations.list?types=private_channel&limit=" + limit, person.slack(), OK);
  }

  private Call post() {
    return post(dataset.pairChannels());
  }

  private Call post(List<String> channels) {
    return Call.post(
            "/api/chat.postMessage",
            with(SLACK_TOKEN, CONTENT_TYPE, JSON),
            "{\"channel\":\"{0}\",\"text\":\"The tide is in, and it brought message {n}.\"}",
            OK)
        .with(seats(channels, dataset.actors().subList(0, 1)));
  }

  /// Every post finds its channel hidden by the other one, once around.
  private Call reopen() {
    return post();
  }

  /// Messages at the moment they are sent, for those who listen.
  public MeasuredCall talk() {
    return MeasuredCall.of("post, pushed", talking(), 2, statements.post("GT"));
  }

  private Call talking() {
    var seats = new ArrayList<List<String>>();
    var speakers = dataset.speakers();
    var channels = dataset.talkChannels();
    for (int i = 0; i < channels.size(); i++) {
      seats.add(List.of(channels.get(i), speakers.get(2 * i).slackToken()));
    }
    return Call.post(
            "/api/chat.postMessage",
            with(SLACK_TOKEN, CONTENT_TYPE, JSON),
            "{\"channel\":\"{0}\",\"text\":\"sent {t}\"}",
            OK)
        .with(seats);
  }

  private Call createRocketChat() {
    return Call.post(
        "/api/v1/groups.create",
        with(actor().rocketChat(), CONTENT_TYPE, JSON),
        "{\"name\":\"r{n}\"}",
        SUCCESS);
  }

  /// As the realtime protocol does it, without the socket.
  private Call createByMethod() {
    return Call.post(
        "/api/v1/method.call/createPrivateGroup",
        with(actor().rocketChat(), CONTENT_TYPE, JSON),
        "{\"message\":\"{\\\"msg\\\":\\\"method\\\",\\\"id\\\":\\\"{n}\\\","
            + "\\\"method\\\":\\\"createPrivateGroup\\\",\\\"params\\\":[\\\"m{n}\\\",[]]}\"}",
        "result");
  }

  private Call createOpenWebUi(int members) {
    var ids =
        dataset.crowdMembers(members).stream()
            .map(id -> '"' + id + '"')
            .collect(Collectors.joining(","));
    return Call.post(
        "/api/v1/channels/create",
        with(actor().openWebUi(), CONTENT_TYPE, JSON),
        "{\"type\":\"group\",\"name\":\"o{n}\",\"is_private\":true,\"user_ids\":[" + ids + "]}",
        "\"group\"");
  }

  private Call direct(String with) {
    return Call.post(
        "/api/v1/channels/create",
        with(actor().openWebUi(), CONTENT_TYPE, JSON),
        "{\"type\":\"dm\",\"name\":\"\",\"user_ids\":[\"" + with + "\"]}",
        "\"dm\"");
  }

  private Call history() {
    return Call.get("/api/conversations.history?channel={0}&limit=50", SLACK_TOKEN, OK)
        .with(seats(dataset.storied(), dataset.actors().subList(0, 1)));
  }

  /// Fills the channels whose history is read.
  public Call storytelling() {
    return post(dataset.storied());
  }

  /// Somebody who is in many channels looks for some of them.
  private Call directory() {
    var query =
        URLEncoder.encode(
            "{\"text\":\"" + SOUGHT + "\",\"type\":\"channels\"}", StandardCharsets.UTF_8);
    return Call.get(
        "/api/v1/directory?count=25&query=" + query, dataset.listsMany().rocketChat(), SUCCESS);
  }

  /// Few at once for each account, or they would be taken for guesses.
  private static Call logIn() {
    return Call.post(
            "/api/v1/login",
            Map.of(CONTENT_TYPE, JSON),
            "{\"user\":\"{0}\",\"password\":\"{0}-sample\"}",
            "authToken")
        .with(Stream.of("admin", "alice", "bob", "carol", "dave").map(List::of).toList());
  }

  private Person actor() {
    return dataset.actors().getFirst();
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
    var more = new HashMap<>(headers);
    more.put(name, value);
    return Map.copyOf(more);
  }
}
