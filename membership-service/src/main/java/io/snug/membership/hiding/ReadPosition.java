package io.snug.membership.hiding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// A point in a channel's history by message timestamp, `"<10-digit seconds>.<6 digits>"`. Such
/// texts compare like the moments they name.
public record ReadPosition(String text) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,10})(?:\\.(\\d{0,6}))?");

  /// Reads 1 to 10 digits with 0 to 6 decimals; empty for anything else.
  public static Optional<ReadPosition> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var seconds = "0".repeat(10 - matcher.group(1).length()) + matcher.group(1);
    var decimals = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(
        new ReadPosition(seconds + "." + decimals + "0".repeat(6 - decimals.length())));
  }

  /// The position of a moment, to the microsecond.
  public static ReadPosition at(Instant instant) {
    var micros = instant.truncatedTo(ChronoUnit.MICROS);
    return new ReadPosition(
        "%010d.%06d".formatted(micros.getEpochSecond(), micros.getNano() / 1_000));
  }

  Instant instant() {
    var parts = text.split("\\.", 2);
    return Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]) * 1_000);
  }
}
