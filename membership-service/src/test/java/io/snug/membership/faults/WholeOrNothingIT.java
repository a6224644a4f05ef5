package io.snug.membership.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.hiding.ReadingCommands;
import io.snug.membership.joining.Authority;
import io.snug.membership.joining.Invite;
import io.snug.membership.joining.InviteCommands;
import io.snug.membership.joining.InviteRules;
import io.snug.membership.joining.Kick;
import io.snug.membership.joining.KickRules;
import io.snug.membership.joining.Leave;
import io.snug.membership.joining.PartingCommands;
import io.snug.membership.joining.PersonRef;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.event.Event;
import io.snug.platform.service.Replacement;
import io.snug.platform.test.FaultyStatements;
import io.snug.platform.test.FaultyStatements.When;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

/// Every statement of every write fails once, before it is executed and after: what is left is the
/// whole change with its event, or nothing; and trying again ends in the whole.
@Import(WholeOrNothingIT.Faults.class)
@TestPropertySource(
    properties = {
      "snug.consumer.enabled=false",
      "snug.outbox.enabled=false",
      "logging.level.org.springframework.transaction=off",
      "logging.level.org.springframework.r2dbc=off"
    })
class WholeOrNothingIT extends ServiceTest {
  private static final int STATEMENTS_MAX = 20;
  private static final InviteRules INVITE =
      new InviteRules(Authority.ANY_MEMBER, true, false, false);
  private static final KickRules KICK = new KickRules(Authority.ANY_MEMBER, false, true, false);

  @Autowired private ConnectionFactory connections;
  @Autowired private InviteCommands inviting;
  @Autowired private PartingCommands parting;
  @Autowired private HidingCommands hiding;
  @Autowired private ReadingCommands reading;

  /// Puts the way to the database where it can be broken.
  @TestConfiguration(proxyBeanMethods = false)
  static class Faults {
    @Bean
    static BeanPostProcessor faultyConnections() {
      return new Replacement<>(ConnectionFactory.class, FaultyStatements::over);
    }
  }

  /// One try of a write: a channel made ready for it, the events it brings, and the write.
  private record Try(String channel, List<Event> events, Mono<?> write) {}

  /// The writes, and how many statements each sends, BEGIN and COMMIT included.
  enum Write {
    INVITE(6),
    KICK(6),
    LEAVE(5),
    HIDE(1),
    SHOW(1),
    READ(1),
    CHANNEL_CREATED(4),
    CHANNEL_AFTER_ITS_MESSAGE(9),
    MESSAGE_POSTED(1),
    MESSAGE_MENTIONING(1),
    CHANNEL_UNARCHIVED(5),
    CHANNEL_DELETED(5),
    CHANNEL_RENAMED(4),
    BATCH_OF_THREE(6);

    private final int statements;

    Write(int statements) {
      this.statements = statements;
    }
  }

  /// Round trips are what a write costs. The sweeper may send one of its own meanwhile, not always.
  @ParameterizedTest
  @EnumSource
  void write_costsNoMoreStatements(Write write) {
    assertThat(IntStream.range(0, 3).map(_ -> statements(write)).min()).hasValue(write.statements);
  }

  private int statements(Write write) {
    var attempt = attempt(write);
    faults().heal();
    attempt.write().block();
    return faults().sent();
  }

  @ParameterizedTest
  @EnumSource
  void write_isWholeOrNothing_whicheverStatementFails(Write write) {
    var whole = wholeOf(write);
    for (var when : When.values()) {
      int k = 1;
      while (failing(write, k, when, whole)) {
        assertThat(++k).isLessThan(STATEMENTS_MAX);
      }
      assertThat(k).as("statements that failed, and one").isGreaterThan(1);
    }
  }

  private FaultyStatements faults() {
    return (FaultyStatements) connections;
  }

  private String wholeOf(Write write) {
    var attempt = attempt(write);
    attempt.write().block();
    return left(attempt);
  }

  /// False when the write has fewer statements.
  private boolean failing(Write write, int k, When when, String whole) {
    var attempt = attempt(write);
    var before = left(attempt);
    faults().fail(k, when);
    boolean acknowledged = attempt.write().thenReturn(true).onErrorReturn(false).block();
    boolean reached = faults().hasFailed();
    faults().heal();
    assertThat(left(attempt))
        .as("%s, %s statement %s", write, when, k)
        .isIn(acknowledged ? List.of(whole) : List.of(before, whole));
    assertThat(whole).as("the write leaves something").isNotEqualTo(before);
    attempt.write().onErrorComplete().block();
    assertThat(left(attempt)).as("%s again, %s statement %s", write, when, k).isEqualTo(whole);
    return reached;
  }

  private String left(Try attempt) {
    return new Footprint(database).of(attempt.channel(), attempt.events());
  }

  private Try attempt(Write write) {
    return switch (write) {
      case INVITE -> command(channel -> inviting.invite(slack("UALICE"), invite(channel)));
      case KICK -> command(channel -> parting.kick(slack("UALICE"), kick(channel)));
      case LEAVE -> command(channel -> parting.leave(slack("UBOB"), leave(channel)));
      case HIDE -> command(channel -> hide("UCAROL", channel));
      case SHOW -> command(channel -> hiding.show(slack("UBOB"), byId(channel), ChannelType.ANY));
      case READ -> command(channel -> reading.read(slack("UBOB"), byId(channel)));
      case CHANNEL_CREATED -> {
        var channel = fresh("GWHOLE");
        yield event(channel, created(channel));
      }
      case CHANNEL_AFTER_ITS_MESSAGE -> {
        var channel = fresh("GWHOLE");
        receive(Facts.posted(channel, 1, "UALICE", List.of("UBOB")));
        yield event(channel, created(channel));
      }
      case MESSAGE_POSTED -> {
        var channel = channel();
        yield event(channel, Facts.posted(channel, 1, "UALICE"));
      }
      case MESSAGE_MENTIONING -> {
        var channel = channel();
        yield event(channel, Facts.posted(channel, 1, "UALICE", List.of("UBOB", "UCAROL")));
      }
      case CHANNEL_RENAMED -> later("channel-renamed");
      case CHANNEL_UNARCHIVED -> later("channel-unarchived");
      case CHANNEL_DELETED -> later("channel-deleted");
      case BATCH_OF_THREE -> {
        var channel = fresh("GWHOLE");
        var post = Facts.posted(channel, 1, "UALICE", List.of("UBOB"));
        yield event(channel, created(channel), post, Facts.posted(channel, 2, "UBOB"));
      }
    };
  }

  private Try command(Function<String, Mono<?>> command) {
    var channel = channel();
    return new Try(channel, List.of(), Mono.defer(() -> command.apply(channel)));
  }

  private Try later(String type) {
    var channel = channel();
    var state = Facts.privateChannel(channel, channel + "-2").put("version", 2);
    return event(channel, Facts.channel(type, state));
  }

  private Try event(String channel, Event... events) {
    var all = List.of(events);
    return new Try(channel, all, inbox.receiveAll(all));
  }

  /// A channel of three, hidden by one.
  private String channel() {
    var channel = fresh("GWHOLE");
    receive(created(channel));
    receive(Facts.account("account-created", "UDAVE", 1, true));
    hide("UBOB", channel).block();
    return channel;
  }

  private static Event created(String channel) {
    return Facts.channel(
        "channel-created", Facts.privateChannel(channel, channel, "UALICE", "UBOB", "UCAROL"));
  }

  private Mono<?> hide(String person, String channel) {
    return hiding.hide(slack(person), byId(channel), ChannelType.ANY);
  }

  private static Invite invite(String channel) {
    return new Invite(byId(channel), ChannelType.ANY, person("UDAVE"), INVITE);
  }

  private static Kick kick(String channel) {
    return new Kick(byId(channel), ChannelType.ANY, person("UBOB"), KICK);
  }

  private static Leave leave(String channel) {
    return new Leave(byId(channel), ChannelType.ANY, false, false);
  }

  private static List<PersonRef> person(String id) {
    return Stream.<PersonRef>of(new PersonRef.ById(id)).toList();
  }

  private static ChannelRef byId(String channel) {
    return new ChannelRef.ById(channel);
  }
}
