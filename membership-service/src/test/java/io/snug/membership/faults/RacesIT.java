package io.snug.membership.faults;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.joining.Authority;
import io.snug.membership.joining.Invite;
import io.snug.membership.joining.InviteCommands;
import io.snug.membership.joining.InviteRules;
import io.snug.membership.joining.Leave;
import io.snug.membership.joining.PartingCommands;
import io.snug.membership.joining.PersonRef;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.database.BoundedConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Many at once on the same membership, and callers who hang up: nothing is torn, nothing leaks.
class RacesIT extends ServiceTest {
  private static final int CALLS = 400;
  private static final int AT_ONCE = 16;
  private static final int HANG_UPS = 300;
  private static final int HANG_UP_MICROS_MAX = 8_000;
  private static final InviteRules INVITE =
      new InviteRules(Authority.ANY_MEMBER, true, false, false);

  @Autowired private ConnectionFactory connections;
  @Autowired private InviteCommands inviting;
  @Autowired private PartingCommands parting;
  @Autowired private HidingCommands hiding;

  @Test
  void racesOnOneMembership_endWhole_withoutDeadlockOrFailure() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var channel = privateChannel("UALICE", "UBOB", "UCAROL");
    var seq = new int[1];
    Flux.range(0, CALLS)
        .map(_ -> call(channel, random.nextInt(5), seq))
        .flatMap(call -> call, AT_ONCE)
        .blockLast();
    assertWhole(channel, seed);
  }

  /// Two channels, the same people, posts in both: every order of locks comes about.
  @Test
  void racesInTwoChannels_doNotBlockEachOther() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var one = privateChannel("UALICE", "UBOB");
    var other = privateChannel("UALICE", "UBOB");
    var ones = new int[1];
    var others = new int[1];
    Flux.range(0, CALLS)
        .map(
            i ->
                i % 2 == 0
                    ? call(one, random.nextInt(5), ones)
                    : call(other, random.nextInt(5), others))
        .flatMap(call -> call, AT_ONCE)
        .blockLast();
    assertWhole(one, seed);
    assertWhole(other, seed);
  }

  @Test
  void callersWhoHangUp_leaveNothingTorn_andNoConnectionBehind() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var channel = privateChannel("UALICE", "UBOB", "UCAROL");
    var seq = new int[1];
    var calls = new ArrayList<reactor.core.Disposable>();
    for (int i = 0; i < HANG_UPS; i++) {
      calls.add(call(channel, random.nextInt(5), seq).subscribe(_ -> {}, _ -> {}));
      LockSupport.parkNanos(MICROSECONDS.toNanos(random.nextInt(HANG_UP_MICROS_MAX)));
      calls.get(random.nextInt(calls.size())).dispose();
    }
    calls.forEach(reactor.core.Disposable::dispose);
    var pool = pool().getMetrics().orElseThrow();
    Mono.fromSupplier(pool::acquiredSize)
        .filter(acquired -> acquired == 0)
        .repeatWhenEmpty(rounds -> rounds.delayElements(Duration.ofMillis(20)))
        .block(Duration.ofSeconds(10));
    assertWhole(channel, seed);
  }

  private ConnectionPool pool() {
    return (ConnectionPool) ((BoundedConnections) connections).unwrap();
  }

  private Mono<?> call(String channel, int what, int[] seq) {
    var id = new ChannelRef.ById(channel);
    List<PersonRef> bob = List.of(new PersonRef.ById("UBOB"));
    return switch (what) {
      case 0 -> inviting.invite(slack("UALICE"), new Invite(id, ChannelType.ANY, bob, INVITE));
      case 1 -> parting.leave(slack("UBOB"), new Leave(id, ChannelType.ANY, false, false));
      case 2 -> hiding.hide(slack("UBOB"), id, ChannelType.ANY);
      case 3 -> hiding.show(slack("UBOB"), id, ChannelType.ANY);
      default -> inbox.receive(Facts.posted(channel, ++seq[0], "UALICE", List.of("UBOB")));
    };
  }

  private void assertWhole(String channel, long seed) {
    var footprint = new Footprint(database);
    assertThat(footprint.torn(channel)).as("torn, seed %s", seed).isEqualTo("null");
    assertThat(footprint.miscounted(channel)).as("miscounted, seed %s", seed).isZero();
  }
}
