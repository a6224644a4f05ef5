package io.snug.membership.openwebui;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Fields;
import io.snug.platform.caller.Caller;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The access grants of a channel that let people read it.
record Grants(List<Grant> readers) {
  private static final String EVERYBODY = "*";

  Grants {
    readers = List.copyOf(readers);
  }

  /// One grant to read.
  record Grant(String principalType, String principalId) {}

  static Grants of(Channel channel) {
    return new Grants(
        Fields.of(channel.openWebUi()).items("grants").stream()
            .map(Fields::of)
            .filter(grant -> grant.text("permission", "").equals("read"))
            .map(grant -> new Grant(grant.text("principalType"), grant.text("principalId")))
            .toList());
  }

  boolean isPublic() {
    return readers.contains(new Grant("user", EVERYBODY));
  }

  Set<String> of(String principalType) {
    return readers.stream()
        .filter(grant -> grant.principalType().equals(principalType))
        .map(Grant::principalId)
        .filter(id -> !id.equals(EVERYBODY))
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean letRead(Caller caller) {
    return isPublic()
        || of("user").contains(caller.userId().value())
        || of("group").stream().anyMatch(caller.groups()::contains)
        || of("role").stream().anyMatch(caller.roles()::contains);
  }
}
