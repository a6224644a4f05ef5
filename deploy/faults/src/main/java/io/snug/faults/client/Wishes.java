package io.snug.faults.client;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What somebody wants next: mostly to write, now and then everything else, in proportions that
/// keep channels changing while there are messages in them.
final class Wishes {
  private static final double SHARED_NAMES = 0.15;
  private static final double ALONE = 0.4;

  /// Out of a hundred.
  private enum Habit {
    POST(40),
    READ(6),
    LOOK(8),
    HIDE(10),
    SHOW(6),
    CREATE(9),
    INVITE(8),
    DIRECT(3),
    RENAME(4),
    REMOVE(4),
    LEAVE(1),
    LOG_OUT(1);

    private final int share;

    Habit(int share) {
      this.share = share;
    }

    static Habit of(int die) {
      int rest = die;
      for (var habit : values()) {
        rest -= habit.share;
        if (rest < 0) {
          return habit;
        }
      }
      return POST;
    }
  }

  private final Person person;
  private final Town town;
  private final Sidebar sidebar;
  private final RandomGenerator random;

  Wishes(Person person, Town town, Sidebar sidebar, RandomGenerator random) {
    this.person = person;
    this.town = town;
    this.sidebar = sidebar;
    this.random = random;
  }

  /// Null where they have no channel to do it in; whoever has none at all makes one.
  @Nullable Action next(Credential credential) {
    if (sidebar.all().isEmpty()) {
      return create();
    }
    return switch (Habit.of(random.nextInt(100))) {
      case POST -> in(place -> post(place.channel()));
      case READ -> in(place -> new Action.Read(place.channel(), ""));
      case LOOK -> in(place -> new Action.Look(place.channel(), ""));
      case HIDE -> in(place -> place.hidden() ? null : new Action.Hide(place.channel()));
      case SHOW -> in(place -> place.hidden() ? new Action.Show(place.channel()) : null);
      case CREATE -> create();
      case INVITE -> inOwn(this::invite);
      case DIRECT -> new Action.Direct(somebody());
      case RENAME -> inOwn(place -> new Action.Rename(place.channel(), name()));
      case REMOVE -> inOwn(this::remove);
      case LEAVE -> in(place -> place.owned() ? null : new Action.Leave(place.channel()));
      case LOG_OUT -> new Action.LogOut(credential);
    };
  }

  Action.Post post(String channel) {
    return new Action.Post(channel, town.text(), id());
  }

  /// Seeded too, so that a run can be told again.
  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private Action create() {
    var others = random.nextDouble() < ALONE ? List.<Person>of() : List.of(somebody());
    return new Action.Create(name(), others);
  }

  private String name() {
    return random.nextDouble() < SHARED_NAMES ? town.wantedName() : town.ownName();
  }

  private Person somebody() {
    return town.anybodyBut(person.id(), random);
  }

  /// Who is alone somewhere mostly stays so: there one finds what one wrote, whatever others do.
  private @Nullable Action invite(Place place) {
    if (place.alone() && random.nextDouble() < ALONE) {
      return null;
    }
    sidebar.replace(place.shared());
    return new Action.Invite(place.channel(), somebody());
  }

  private @Nullable Action remove(Place place) {
    var guest = sidebar.guest(place.channel(), random);
    return guest == null ? null : new Action.Remove(place.channel(), guest);
  }

  private @Nullable Action in(Function<Place, @Nullable Action> wish) {
    var place = sidebar.any(random, _ -> true);
    return place == null ? null : wish.apply(place);
  }

  private @Nullable Action inOwn(Function<Place, @Nullable Action> wish) {
    var place = sidebar.any(random, Place::owned);
    return place == null ? null : wish.apply(place);
  }
}
