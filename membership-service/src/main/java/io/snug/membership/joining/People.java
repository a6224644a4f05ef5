package io.snug.membership.joining;

import io.snug.membership.copy.Storable;
import java.util.ArrayList;
import java.util.List;

/// Names of people as a request gives them: all ids, or all usernames.
record People(List<String> names, boolean usernames) {
  People {
    names = List.copyOf(names);
  }

  /// Splits a request's references into one list of each kind; empty ones are left out.
  static List<People> of(List<PersonRef> refs) {
    var ids = new ArrayList<String>();
    var usernames = new ArrayList<String>();
    for (var ref : refs) {
      switch (ref) {
        case PersonRef.ById(var id) -> ids.add(Storable.text(id));
        case PersonRef.ByUsername(var username) -> usernames.add(Storable.text(username));
      }
    }
    var all = new ArrayList<People>();
    if (!ids.isEmpty()) {
      all.add(new People(ids, false));
    }
    if (!usernames.isEmpty()) {
      all.add(new People(usernames, true));
    }
    return all;
  }
}
