package io.snug.faults.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The channels one client knows it is in: the newest of them, for people forget. Used by one
/// thread.
final class Sidebar {
  private static final int PLACES_MAX = 24;

  private final List<Place> places = new ArrayList<>();

  void add(Place place) {
    remove(place.channel());
    places.add(place);
    if (places.size() > PLACES_MAX) {
      places.removeFirst();
    }
  }

  void replace(Place place) {
    places.replaceAll(known -> known.channel().equals(place.channel()) ? place : known);
  }

  void remove(String channel) {
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
