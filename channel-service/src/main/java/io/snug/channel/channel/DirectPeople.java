package io.snug.channel.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What makes a direct channel the same as another: everybody in it, in no order.
final class DirectPeople {
  private DirectPeople() {}

  /// A short name for a set of people of any size; different sets have different ones.
  static String digest(List<Member> members) {
    var sorted =
        members.stream()
            .map(member -> member.person().id().value())
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(sorted.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
