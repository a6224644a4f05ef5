package io.snug.membership.copy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that somebody set at some time: a topic, a purpose. Empty when nobody has.
public record Note(String value, @Nullable String setBy, @Nullable Instant setAt) {

  static Note of(Fields fields) {
    return new Note(
        fields.text("value", ""), fields.textOrNull("setBy"), fields.instantOrNull("setAt"));
  }
}
