package io.snug.faults.client;

/// A channel as one client knows it.
///
/// @param owned whether this client made it, and so may invite, remove and rename
/// @param alone whether nobody else was ever let in, so that only this client changes what it sees
/// @param hidden what this client last asked for
record Place(String channel, String name, boolean owned, boolean alone, boolean hidden) {

  Place hidden(boolean now) {
    return new Place(channel, name, owned, alone, now);
  }

  Place named(String now) {
    return new Place(channel, now, owned, alone, hidden);
  }

  Place shared() {
    return new Place(channel, name, owned, false, hidden);
  }
}
