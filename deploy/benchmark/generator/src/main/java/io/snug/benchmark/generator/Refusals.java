package io.snug.benchmark.generator;

import io.hyperfoil.api.processor.Processor;
import io.hyperfoil.api.session.Session;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;

/// Looks for what a good answer must contain: dialects also refuse with status 200.
final class Refusals implements Processor {
  private static final int SHOWN_MAX = 300;

  private final transient Script script;

  /// Sessions whose answer is still coming, in parts, and has had what is expected of it.
  private final transient Set<Session> good = Collections.newSetFromMap(new IdentityHashMap<>());

  /// How the part before ended: what is expected may lie across two.
  private final transient IdentityHashMap<Session, String> ends = new IdentityHashMap<>();

  private long count;
  private long bytes;
  private String first = "";

  Refusals(Script script) {
    this.script = script;
  }

  @Override
  public void process(Session session, ByteBuf data, int offset, int length, boolean isLastPart) {
    bytes += length;
    var expected = script.of(session).call().expected();
    if (expected.isEmpty()) {
      return;
    }
    var begun = Objects.requireNonNullElse(ends.remove(session), "");
    var text = begun + data.toString(offset, length, StandardCharsets.UTF_8);
    if (text.contains(expected)) {
      good.add(session);
    }
    if (!isLastPart) {
      ends.put(session, text.substring(Math.max(0, text.length() - expected.length())));
    } else if (!good.remove(session)) {
      refuse(session, text.substring(0, Math.min(text.length(), SHOWN_MAX)));
    }
  }

  private void refuse(Session session, String answer) {
    count++;
    session.currentRequest().markInvalid();
    if (first.isEmpty()) {
      first = answer;
    }
  }

  long count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  String first() {
    return first;
  }
}
