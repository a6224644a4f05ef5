package io.snug.benchmark.data;

import io.snug.benchmark.snug.Database;
import io.snug.benchmark.snug.RunningSnug;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The people and channels of a run, loaded by `COPY` into Snug's databases and into those of the
/// floor alike.
public final class Dataset {
  private static final String WORK = "GW";
  private static final String PAIR = "GT";
  private static final String CROWD = "GB";
  private static final String TALK = "GK";
  private static final String FILLER = "GF";
  private static final int LIST_SHORT = 10;
  private static final int STORIED = 5;
  private static final int FILLER_MEMBERS = 10;

  private final Scale scale;
  private final Pattern pattern;
  private final RunningSnug snug;
  private final List<ChannelRows> channelDatabases = new ArrayList<>();
  private final List<MembershipRows> membershipDatabases = new ArrayList<>();
  private int fillers;

  private Dataset(Scale scale, Pattern pattern, RunningSnug snug) {
    this.scale = scale;
    this.pattern = pattern;
    this.snug = snug;
  }

  /// Loads everything.
  ///
  /// @param floorChannel where the floor's channels go
  /// @param floorMembership where its memberships go
  public static Dataset load(
      Scale scale, RunningSnug snug, Database floorChannel, Database floorMembership)
      throws SQLException, IOException, InterruptedException {
    var dataset = new Dataset(scale, Pattern.make(snug), snug);
    dataset.prepare(floorChannel, floorMembership);
    dataset.addPeople();
    dataset.add(dataset.work());
    dataset.add(dataset.pairs());
    for (var rows : dataset.channelDatabases) {
      rows.nameByPeople(dataset.pairs());
    }
    dataset.add(dataset.crowds());
    dataset.add(dataset.talks());
    dataset.settle();
    return dataset;
  }

  private void prepare(Database floorChannel, Database floorMembership)
      throws SQLException, IOException {
    var channel = snug.database("channel");
    var membership = snug.database("membership");
    channelDatabases.add(ChannelRows.of(pattern, channel, channel));
    channelDatabases.add(ChannelRows.of(pattern, channel, floorChannel));
    membershipDatabases.add(MembershipRows.of(pattern, membership, membership));
    membershipDatabases.add(MembershipRows.of(pattern, membership, floorMembership));
  }

  private void addPeople() throws SQLException, IOException {
    var callers =
        Stream.of(actors().stream(), Stream.of(listsFew(), listsMany()), speakers().stream())
            .flatMap(people -> people)
            .toList();
    var crowd = IntStream.rangeClosed(1, scale.crowd()).mapToObj(Dataset::crowdMember);
    var ids = Stream.concat(callers.stream().map(Person::id), crowd).toList();
    AccountRows.of(pattern, snug.database("auth")).add(ids, callers);
    for (var rows : channelDatabases) {
      rows.addPeople(ids);
    }
    for (var rows : membershipDatabases) {
      rows.addPeople(ids);
    }
  }

  private void add(Group group) throws SQLException, IOException {
    for (var rows : channelDatabases) {
      rows.add(group);
    }
    for (var rows : membershipDatabases) {
      rows.add(group);
    }
  }

  /// Adds channels with ten members each to Snug's own databases, until there are that many of
  /// them.
  public void grow(int channels) throws SQLException, IOException {
    int people = Math.max(FILLER_MEMBERS, channels / FILLER_MEMBERS);
    var more = new Group(FILLER, fillers + 1, channels, number -> fillerMembers(number, people));
    channelDatabases.getFirst().add(more);
    membershipDatabases.getFirst().add(more);
    fillers = channels;
    settle();
  }

  private void settle() throws SQLException {
    for (var rows : channelDatabases) {
      rows.settle();
    }
    for (var rows : membershipDatabases) {
      rows.settle();
    }
  }

  private static List<String> fillerMembers(int channel, int people) {
    return IntStream.range(0, FILLER_MEMBERS)
        .mapToObj(i -> "UF%07d".formatted((channel + i * (people / FILLER_MEMBERS)) % people))
        .distinct()
        .toList();
  }

  private Group work() {
    var everybody =
        Stream.concat(actors().stream(), Stream.of(listsMany())).map(Person::id).toList();
    var withOneMore = Stream.concat(everybody.stream(), Stream.of(listsFew().id())).toList();
    return new Group(
        WORK, 1, scale.workChannels(), number -> number <= LIST_SHORT ? withOneMore : everybody);
  }

  private Group pairs() {
    var two = actors().stream().limit(2).map(Person::id).toList();
    return new Group(PAIR, 1, scale.pairs(), _ -> two);
  }

  /// Two speakers in each.
  private Group talks() {
    var speakers = speakers();
    return new Group(
        TALK,
        1,
        speakers.size() / 2,
        number -> List.of(speakers.get(2 * number - 2).id(), speakers.get(2 * number - 1).id()));
  }

  private Group crowds() {
    var members =
        Stream.concat(
                Stream.of(actors().getFirst().id()),
                IntStream.range(1, scale.crowd()).mapToObj(Dataset::crowdMember))
            .toList();
    return new Group(CROWD, 1, scale.crowds(), _ -> members);
  }

  private static String crowdMember(int number) {
    return "UC%07d".formatted(number);
  }

  /// Who has hidden what, before a run begins.
  public enum State {
    AS_IT_IS,
    /// Every work channel is visible to everybody in it.
    WORK_SHOWN,
    /// Every channel of two is hidden by the second of them.
    PAIRS_HIDDEN,
    /// Half of each crowd have hidden their channel.
    CROWDS_HALF_HIDDEN
  }

  /// Brings a state about, behind Snug's back: nobody is told.
  public void bring(State state) throws SQLException {
    for (var rows : membershipDatabases) {
      switch (state) {
        case AS_IT_IS -> {}
        case WORK_SHOWN -> rows.show(WORK);
        case PAIRS_HIDDEN -> rows.hide(PAIR, "user_id = '" + actors().get(1).id() + "'");
        case CROWDS_HALF_HIDDEN ->
            rows.hide(CROWD, "right(user_id, 1) IN ('0', '2', '4', '6', '8')");
      }
    }
  }

  /// Everybody who has credentials.
  public List<Person> actors() {
    return IntStream.rangeClosed(1, scale.actors()).mapToObj(Person::actor).toList();
  }

  /// People with sockets; the first two are in the first talk channel, and so on.
  public List<Person> speakers() {
    return IntStream.rangeClosed(1, scale.speakers()).mapToObj(Person::speaker).toList();
  }

  public List<String> talkChannels() {
    return ids(TALK, scale.speakers() / 2);
  }

  /// Somebody with ten channels.
  public Person listsFew() {
    return Person.lister(LIST_SHORT);
  }

  /// Somebody with all work channels.
  public Person listsMany() {
    return Person.lister(scale.workChannels());
  }

  public List<String> workChannels() {
    return ids(WORK, scale.workChannels());
  }

  public List<String> pairChannels() {
    return ids(PAIR, scale.pairs());
  }

  /// A few channels of two, to be filled with messages.
  public List<String> storied() {
    return ids(PAIR, STORIED);
  }

  /// Some people without credentials.
  public List<String> crowdMembers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Dataset::crowdMember).toList();
  }

  public List<String> crowdChannels() {
    return ids(CROWD, scale.crowds());
  }

  private static List<String> ids(String prefix, int count) {
    return new Group(prefix, 1, count, _ -> List.of()).ids().toList();
  }

  public Pattern pattern() {
    return pattern;
  }

  public Scale scale() {
    return scale;
  }
}
