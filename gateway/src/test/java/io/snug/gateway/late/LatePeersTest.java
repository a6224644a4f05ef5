package io.snug.gateway.late;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.caller.UserId;
import io.snug.platform.internal.Peer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatePeersTest {
  private static final UserId ALICE = new UserId("UALICE");

  private final LatePeers late = new LatePeers();

  @Test
  void events_areRemembered_perUserAndPeer() {
    late.note(ALICE, "membership=e1,e2;channel=e3");
    assertThat(late.before(ALICE, Peer.MEMBERSHIP)).isEqualTo("e1,e2");
    assertThat(late.before(ALICE, Peer.CHANNEL)).isEqualTo("e3");
    assertThat(late.before(ALICE, Peer.AUTH)).isNull();
    assertThat(late.before(new UserId("UBOB"), Peer.MEMBERSHIP)).isNull();
  }

  @Test
  void events_areForgotten_onceThePeerKnowsThem_andNoOthers() {
    late.note(ALICE, "membership=e1");
    late.note(ALICE, "membership=e2");
    late.caughtUp(ALICE, Peer.MEMBERSHIP, "e1");
    assertThat(late.before(ALICE, Peer.MEMBERSHIP)).isEqualTo("e2");
    late.caughtUp(ALICE, Peer.MEMBERSHIP, "e2");
    assertThat(late.before(ALICE, Peer.MEMBERSHIP)).isNull();
  }

  @Test
  void newestHundred_areKept() {
    for (int i = 0; i < 110; i++) {
      late.note(ALICE, "channel=e" + i);
    }
    assertThat(late.before(ALICE, Peer.CHANNEL))
        .isEqualTo(
            IntStream.range(10, 110).mapToObj(i -> "e" + i).collect(Collectors.joining(",")));
  }

  @Test
  void nonsense_isPassedOver() {
    late.note(ALICE, "nobody=e1;;membership;=e2; channel = e3");
    assertThat(late.before(ALICE, Peer.MEMBERSHIP)).isNull();
    assertThat(late.before(ALICE, Peer.CHANNEL)).isEqualTo("e3");
  }
}
