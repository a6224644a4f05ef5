package io.snug.benchmark.generator;

import io.hyperfoil.api.processor.Processor;
import io.hyperfoil.api.session.Session;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Looks for what a good answer must contain: dialects also refuse with status 200.
final class Refusals implements Processor {
  private static final int SHOWN_MAX = 300;

  private final transient Script script;

  /// Sessions whose answer is still coming, in parts, and has had what is expected of it.
  private final transient Set<Session> good = Collections.newSetFromMap(new IdentityHashMap<>());

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
    if (contains(data, offset, length, expected)) {
      good.add(session);
    }
    if (isLastPart && !good.remove(session)) {
      refuse(session, data.toString(offset, Math.min(length, SHOWN_MAX), StandardCharsets.UTF_8));
    }
  }

  private void refuse(Session session, String answer) {
    count++;
    session.currentRequest().markInvalid();
    if (first.isEmpty()) {
      first = answer;
    }
  }

  private static boolean contains(ByteBuf data, int offset, int length, String wanted) {
    for (int at = offset; at <= offset + length - wanted.length(); at++) {
      int i = 0;
      while (i < wanted.length() && data.getByte(at + i) == wanted.charAt(i)) {
        i++;
      }
      if (i == wanted.length()) {
        return true;
      }
    }
    return false;
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
