package io.snug.gateway.realtime;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class OutboundFramesTest {
  @Test
  void overflowed_completes_whenClientReadsTooSlowly() {
    var frames = new OutboundFrames(2);
    frames.send("a");
    frames.send("b");
    StepVerifier.create(frames.overflowed()).expectTimeout(Duration.ofMillis(20)).verify();
    frames.send("c");
    StepVerifier.create(frames.overflowed()).expectComplete().verify(Duration.ofSeconds(2));
  }

  @Test
  void complete_letsWhatWaitsGoOut() {
    var frames = new OutboundFrames(2);
    frames.send("a");
    frames.complete();
    frames.send("too late");
    StepVerifier.create(frames.flux())
        .expectNext("a")
        .expectComplete()
        .verify(Duration.ofSeconds(2));
  }
}
