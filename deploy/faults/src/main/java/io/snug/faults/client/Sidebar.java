package io.snug.faults.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The channels one client knows it is in: the newest of them, for people forget. Used by one
/// thread.
final class Sidebar {
  private static final int PLACES_MAX = 24;

  private final List<Place> places = new ArrayList<>();
  private final Map<String, List<Person>> guests = new HashMap<>();

  void add(Place place) {
    places.removeIf(known -> known.channel().equals(place.channel()));
    places.add(place);
    if (places.size() > PLACES_MAX) {
      guests.remove(places.removeFirst().channel());
    }
  }

  void replace(Place place) {
    places.replaceAll(known -> known.channel().equals(place.channel()) ? place : known);
  }

  /// Remembers whom this client let in.
  void welcome(String channel, Person guest) {
    guests.computeIfAbsent(channel, _ -> new ArrayList<>()).add(guest);
  }

  void dismiss(String channel, Person guest) {
    guests.getOrDefault(channel, new ArrayList<>()).remove(guest);
  }

  /// Somebody this client let in there, or null where there is nobody.
  @Nullable Person guest(String channel, RandomGenerator random) {
    var in = guests.getOrDefault(channel, List.of());
    return in.isEmpty() ? null : in.get(random.nextInt(in.size()));
  }

  void remove(String channel) {
    guests.remove(channel);
    places.removeIf(known -> known.channel().equals(channel));
  }

  List<Place> all() {
    return List.copyOf(places);
  }

  /// One of those that suit, or null where none does.
  @Nullable Place any(RandomGenerator random, Predicate<Place> suits) {
    var suiting = places.stream().filter(suits).toList();
    return suiting.isEmpty() ? null : suiting.get(random.nextInt(suiting.size()));
  }
}
